/** Options whose value is one of a few words: `--format=long`. The beginning of a word is enough. */
import { UsageError } from "../options.ts";

/**
 * The first word of the group that `text` is one of: those of a group mean the same.
 * @throws {UsageError}
 */
export function validWord(option: string, text: string, groups: readonly (readonly string[])[]): string {
  const exact = groups.find((words) => words.includes(text));
  if (exact) return exact[0]!;
  const near = groups.filter((words) => text !== "" && words.some((word) => word.startsWith(text)));
  if (near.length === 1) return near[0]![0]!;
  const valid = groups.map((words) => `\n  - ${words.map((word) => `‘${word}’`).join(", ")}`).join("");
  const what = near.length > 1 ? "ambiguous" : "invalid";
  throw new UsageError(`${what} argument ‘${text}’ for ‘--${option}’\nValid arguments are:${valid}`);
}
