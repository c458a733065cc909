/** What a learner has to do next in a step. */
import type { Step } from "../../lessons/lesson.ts";
import { hasCommands } from "../../lessons/teacher/block_commands.ts";
import type { StepRun } from "../../lessons/teacher/step_run.ts";

/** Something that the learner does: a block, and of a quiz one of its questions. */
export interface Item {
  readonly block: number;
  readonly question?: number;
}

/** Undefined: nothing but to reach its goal, or nothing at all. */
export function nextItem(step: Step, run: StepRun): Item | undefined {
  for (const [index, block] of step.blocks.entries()) {
    if (block.kind === "predict" && run.predictions[index] === undefined) return { block: index };
    if (hasCommands(block) && !run.ran.includes(index)) return { block: index };
    if (block.kind === "check" && run.outcome === "open") return undefined;
    if (block.kind !== "quiz") continue;
    const question = block.questions.findIndex((_, at) => !run.answers[`${index}.${at}`]);
    if (question !== -1) return { block: index, question };
  }
  return undefined;
}

/** Kinds that may tell the answer of the question before them; a goal may be reached by who knows it already. */
const TELLING: ReadonlySet<Step["blocks"][number]["kind"]> = new Set(["text", "run", "output", "predict"]);

/**
 * Whether the learner is to see it only later: what comes after a question would tell what the answer is, what comes after
 * a goal how it is reached.
 */
export function isHidden(step: Step, index: number, run: StepRun): boolean {
  if (run.outcome !== "open") return false;
  const { kind } = step.blocks[index]!;
  if (kind === "mistakes" || kind === "hints" || kind === "solution") return false;
  const asked = step.blocks.findIndex((block, at) =>
    block.kind === "predict" && run.predictions[at] === undefined
  );
  if (asked !== -1 && index > asked && TELLING.has(kind)) return true;
  const check = step.blocks.findIndex(({ kind }) => kind === "check");
  return check !== -1 && index > check;
}
