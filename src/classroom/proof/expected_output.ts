/** What a command printed, held against what the lesson's text says that it prints. */

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
    const pattern = patternOf(line);
    const found = printed.findIndex((one, index) => index >= next && pattern.test(one));
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

/** Spaces may be as many as they like: columns are as wide as what is in them. */
function patternOf(line: string): RegExp {
  const parts = line.trim().split("…").map((part) =>
    part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+")
  );
  return new RegExp(`^\\s*${parts.join(".*")}\\s*$`, "u");
}
