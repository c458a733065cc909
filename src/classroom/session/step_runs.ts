/** How every step of a lesson stands, and who has to be told when that changes. */
import type { Lesson } from "../../lessons/lesson.ts";
import type { ProgressEvent } from "../../lessons/progress/progress.ts";
import { afterEvent, beginStep, type StepEvent, type StepRun } from "../../lessons/teacher/step_run.ts";
import type { KeptLesson, KeptLine } from "./kept_lesson.ts";

export interface StepRunsOptions {
  readonly lesson: Lesson;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly tell: (event: ProgressEvent) => void;
  /** Keeps it. */
  readonly note: (line: Extract<KeptLine, { readonly kept: "outcome" }>) => void;
}

export class StepRuns {
  readonly #options: StepRunsOptions;
  #all: readonly StepRun[];
  /** Steps whose outcome was kept, which is done when it has been told. */
  readonly #told = new Set<number>();

  /** As the events that were kept have left them. */
  constructor(options: StepRunsOptions, events: KeptLesson["events"]) {
    const { lesson, now } = options;
    this.#options = options;
    const all = lesson.steps.map(() => beginStep(now()));
    for (const line of events) {
      const step = lesson.steps[line.step];
      const run = all[line.step];
      if (!step || !run) continue;
      if (line.kept === "outcome") this.#told.add(line.step);
      all[line.step] = line.kept === "outcome"
        ? { ...run, outcome: line.outcome }
        : afterEvent(run, step, line.event, now());
    }
    this.#all = all;
  }

  get all(): readonly StepRun[] {
    return this.#all;
  }

  of(step: number): StepRun {
    return this.#all[step]!;
  }

  event(index: number, event: StepEvent): void {
    const { lesson, now } = this.#options;
    const before = this.of(index);
    const after = afterEvent(before, lesson.steps[index]!, event, now());
    this.#all = this.#all.with(index, after);
    if (after.outcome !== before.outcome) this.#tell(index, after);
  }

  /** What has come about is told, where the program ended before it could be. */
  catchUp(): void {
    for (const [index, run] of this.#all.entries()) if (!this.#told.has(index)) this.#tell(index, run);
  }

  /** Told before it is kept: rather twice than never. */
  #tell(index: number, { outcome }: StepRun): void {
    if (outcome === "open") return;
    const { lesson, now, tell, note } = this.#options;
    tell({ at: now(), lesson: lesson.id, did: "step", step: lesson.steps[index]!.id, outcome });
    note({ kept: "outcome", step: index, outcome });
    this.#told.add(index);
  }
}
