/** When the world is looked at, and what is seen: the values of its facts, the checklist, a mistake. */
import { evaluate } from "../../lessons/checks/evaluate.ts";
import type { Verdict, WorldView } from "../../lessons/checks/world_view.ts";
import type { Lesson, Mistake, Step } from "../../lessons/lesson.ts";
import { checkOf, type StepRun } from "../../lessons/teacher/step_run.ts";
import { factValues, namesIn } from "../../lessons/teacher/substitute.ts";
import { MistakeWatch } from "./mistake_watch.ts";

export interface Seen {
  readonly verdicts: readonly Verdict[];
  readonly mistake?: Mistake;
}

/** Of the world, between two looks where nothing has told of a change: nobody tells of files and processes. */
const LOOK_MS = 100;

export class Looks {
  readonly #facts: Lesson["facts"];
  readonly #mistakes = new MistakeWatch();
  #values: ReadonlyMap<string, string> = new Map();
  #isDirty = true;
  #lookedMs = -Infinity;

  constructor({ facts }: Pick<Lesson, "facts">) {
    this.#facts = facts;
  }

  /** Of the facts that the step shown names, when it was last looked. */
  get values(): ReadonlyMap<string, string> {
    return this.#values;
  }

  /** Something may be different. */
  changed(): void {
    this.#isDirty = true;
  }

  /** Another step, or another world. */
  forget(): void {
    this.#mistakes.forget();
    this.#isDirty = true;
    this.#lookedMs = -Infinity;
  }

  isDue({ outcome, holdsSinceMs }: StepRun, worldMs: number): boolean {
    const waits = outcome === "open" && holdsSinceMs !== undefined;
    return this.#isDirty || waits || worldMs - this.#lookedMs >= LOOK_MS;
  }

  /** Undefined: there is nothing to check. */
  async look(
    { shown, checked }: { readonly shown: Step; readonly checked: Step | undefined },
    view: WorldView,
    worldMs: number,
  ): Promise<Seen | undefined> {
    this.#isDirty = false;
    this.#lookedMs = worldMs;
    this.#values = await factValues(namesIn(JSON.stringify(shown.blocks)), this.#facts, view);
    const check = checked && checkOf(checked);
    if (!check) return undefined;
    const verdicts = await Promise.all(check.items.map((item) => evaluate(item, view)));
    const holds = verdicts.every(({ ok }) => ok);
    const mistake = holds ? undefined : await this.#mistakes.look(checked, view, worldMs);
    return { verdicts, ...(mistake ? { mistake } : {}) };
  }
}
