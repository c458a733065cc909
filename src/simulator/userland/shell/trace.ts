import { expandPrompt } from "./prompt.ts";
import { quotedIfNeeded } from "./quoting.ts";
import type { Shell } from "./shell.ts";

/** A line of `set -x`: its first character is repeated for each command substitution it is in. */
export function trace(shell: Shell, text: string): void {
  const mark = shell.variables.get("PS4") ?? "+ ";
  const shown = mark.includes("$")
    ? mark.replace(/\$\{?(\w+)\}?/g, (_, name: string) => shell.variables.get(name) ?? "")
    : mark;
  const depth = shell.flavour.isBash ? shell.captures : 0;
  shell.process.err(`${shown.slice(0, 1).repeat(depth)}${expandPrompt(shell, shown)}${text}\n`);
}

/** Only bash quotes what has to be quoted. */
export function traceWords(shell: Shell, words: readonly string[]): string {
  return words.map((word) => shell.flavour.isBash ? quotedIfNeeded(word) : word).join(" ");
}
