/** The command lines of a step that are run as they stand: those of run blocks, and those that show what was predicted. */
import type { Block, PredictBlock, RunBlock } from "../lesson.ts";

/** A block that has some. */
export type CommandBlock = RunBlock | PredictBlock;

export type BlockCommands = Pick<RunBlock, "lines" | "isKeys" | "terminal" | "until">;

export function hasCommands(block: Block): block is CommandBlock {
  return block.kind === "run" || (block.kind === "predict" && block.then.length > 0);
}

export function commandsOf(block: CommandBlock): BlockCommands {
  return block.kind === "run" ? block : { lines: block.then, isKeys: false, terminal: 1 };
}
