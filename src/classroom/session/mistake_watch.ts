/** Which mistake the world shows: one that stays, not what is to be seen for a moment while things come about. */
import { evaluate } from "../../lessons/checks/evaluate.ts";
import type { WorldView } from "../../lessons/checks/world_view.ts";
import type { Mistake, Step } from "../../lessons/lesson.ts";

/** Of the world. */
const STAYS_MS = 1500;

export class MistakeWatch {
  #seen: { readonly id: string; readonly sinceMs: number } | undefined;

  /** The first of the step's mistakes that has been there for long enough. */
  async look(step: Step, view: WorldView, worldMs: number): Promise<Mistake | undefined> {
    const mistake = await firstMistake(step, view);
    if (this.#seen?.id !== mistake?.id) this.#seen = mistake && { id: mistake.id, sinceMs: worldMs };
    return this.#seen && worldMs - this.#seen.sinceMs >= STAYS_MS ? mistake : undefined;
  }

  forget(): void {
    this.#seen = undefined;
  }
}

async function firstMistake(step: Step, view: WorldView): Promise<Mistake | undefined> {
  for (const block of step.blocks) {
    if (block.kind !== "mistakes") continue;
    for (const mistake of block.mistakes) {
      if ((await evaluate(mistake.when, view)).ok) return mistake;
    }
  }
  return undefined;
}
