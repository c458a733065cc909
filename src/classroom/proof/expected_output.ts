/** What a command printed, held against what the lesson's text says that it prints. */
import { isAbridged } from "../../lessons/gapped_text.ts";

export interface Mismatch {
  /** Index of the first expected line that is not there. */
  readonly at: number;
  readonly text: string;
}

/**
 * Undefined: all expected lines are there, in their order. Other lines may stand between them; `…` stands for anything
 * within a line, and alone on a line for nothing in particular.
 */
export function outputMismatch(expected: readonly string[], output: string): Mismatch | undefined {
  const printed = output.split("\n");
  let next = 0;
  for (const [at, line] of expected.entries()) {
    if (line.trim() === "" || line.trim() === "…") continue;
    const found = printed.findIndex((one, index) => index >= next && isAbridged(one, line));
    if (found < 0) {
      return {
        at,
        text: `${JSON.stringify(line)} is not printed, but ${JSON.stringify(output.trim().slice(-500))}`,
      };
    }
    next = found + 1;
  }
  return undefined;
}
