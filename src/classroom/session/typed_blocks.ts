/** How much of a step's command lines has been typed: line by line with a key, or by hand. */
import type { Step } from "../../lessons/lesson.ts";
import { type CommandBlock, commandsOf, hasCommands } from "../../lessons/teacher/block_commands.ts";
import type { StepRun } from "../../lessons/teacher/step_run.ts";

export interface SeenCommands {
  /** All that the step has seen end. */
  readonly commands: readonly string[];
  /** A line with the values of the world. */
  readonly filled: (line: string) => string;
  /** The shell of that terminal waits for the next. */
  readonly isWaiting: (terminal: number) => boolean;
}

export class TypedBlocks {
  #lines = new Map<number, readonly string[]>();

  /** Lines typed with a key, as they were typed, by the index of the block. */
  get lines(): ReadonlyMap<number, readonly string[]> {
    return this.#lines;
  }

  forget(): void {
    this.#lines = new Map();
  }

  /** The next line of a block to be typed; undefined: all of them have been. */
  next(index: number, block: CommandBlock): string | undefined {
    return commandsOf(block).lines[this.#lines.get(index)?.length ?? 0];
  }

  /** The next line has been typed, and so: values of the world may be others later. */
  enter(index: number, line: string): void {
    this.#lines.set(index, [...(this.#lines.get(index) ?? []), line]);
  }

  /** The block was done, however. Answers its lines; `filled` gives those that were not typed with a key. */
  finish(index: number, block: CommandBlock, filled: SeenCommands["filled"]): readonly string[] {
    const typed = this.#lines.get(index) ?? [];
    const lines = [...typed, ...commandsOf(block).lines.slice(typed.length).map(filled)];
    this.#lines.set(index, lines);
    return lines;
  }

  /** In another world, which is at an earlier or a later time: what of the first block that is not done it has seen. */
  recall(
    { blocks }: Step,
    { predictions }: Pick<StepRun, "predictions">,
    { commands, filled }: Pick<SeenCommands, "commands" | "filled">,
  ): void {
    this.forget();
    let from = 0;
    for (const [index, block] of blocks.entries()) {
      if (!hasCommands(block)) continue;
      const lines = commandsOf(block).lines.map(filled);
      const after = indexAfter(lines, commands, from);
      if (after === undefined) {
        const isEarly = block.kind === "predict" && predictions[index] === undefined;
        const count = isEarly
          ? 0
          : lines.findIndex((_, at) => indexAfter(lines.slice(0, at + 1), commands, from) === undefined);
        if (count > 0) this.#lines.set(index, lines.slice(0, count));
        return;
      }
      from = after;
    }
  }

  /** Blocks that are done now that a command has ended, and were not before. */
  done(
    { blocks }: Step,
    { ran, predictions }: StepRun,
    { commands, filled, isWaiting }: SeenCommands,
  ): [index: number, block: CommandBlock][] {
    let from = 0;
    return blocks.flatMap((block, index): [index: number, block: CommandBlock][] => {
      if (!hasCommands(block)) return [];
      const { lines, terminal } = commandsOf(block);
      const after = indexAfter(lines.map(filled), commands, from);
      from = after ?? from;
      // What is predicted is done after it only.
      const isEarly = block.kind === "predict" && predictions[index] === undefined;
      if (ran.includes(index) || isEarly) return [];
      const isTyped = this.#lines.get(index)?.length === lines.length && isWaiting(terminal);
      return isTyped || after !== undefined ? [[index, block]] : [];
    });
  }
}

/** Where the commands go on after all these lines, which stand there in this order; undefined: they do not. */
function indexAfter(lines: readonly string[], commands: readonly string[], from: number): number | undefined {
  let at = from;
  for (const line of lines) {
    const found = commands.indexOf(line, at);
    if (found === -1) return undefined;
    at = found + 1;
  }
  return at;
}
