/** In which order a step's blocks are laid ready, and what of them is left to be done. */
import type { Block, PredictBlock, RunBlock, SolutionBlock, Step } from "../../lessons/lesson.ts";
import { hasCommands } from "../../lessons/teacher/block_commands.ts";
import { isDone, type StepRun } from "../../lessons/teacher/step_run.ts";
import { isLaid } from "../authors_way.ts";

/**
 * Indices from `from` on of what is laid ready before the next thing that is the learner's to do. `passed`: up to this
 * one all has been done, if not by the learner.
 */
export function toBeLaid({ blocks }: Step, run: StepRun, from: number, passed = -1): number[] {
  const laid: number[] = [];
  for (const [index, block] of blocks.entries()) {
    if (index > passed && isOpen(block, index, run)) break;
    if (index >= from && isLaid(block)) laid.push(index);
  }
  return laid;
}

function isOpen(block: Block, index: number, { ran, predictions }: StepRun): boolean {
  return (hasCommands(block) && !ran.includes(index)) ||
    (block.kind === "predict" && predictions[index] === undefined);
}

export type DoableBlock = RunBlock | PredictBlock | SolutionBlock;

/** The next block from `from` on that the author would do something for: of the solutions only the first. */
export function nextToDo(
  { blocks }: Step,
  run: StepRun,
  from: number,
): { readonly index: number; readonly block: DoableBlock } | undefined {
  const solution = blocks.findIndex(({ kind }) => kind === "solution");
  for (const [index, block] of blocks.entries()) {
    if (index < from || !isToDo(block, index, run)) continue;
    if (block.kind !== "solution" || index === solution) return { index, block };
  }
  return undefined;
}

function isToDo(block: Block, index: number, run: StepRun): block is DoableBlock {
  return block.kind === "solution" ? !isDone(run) : isOpen(block, index, run);
}
