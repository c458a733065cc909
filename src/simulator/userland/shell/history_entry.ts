/** How the lines of a command that goes over several become one entry of the history (shopt cmdhist). */
import { commandsOf } from "./parse.ts";
import type { ReadingRules } from "./reader.ts";
import { ShellSyntaxError } from "./syntax.ts";

/** Words after which no semicolon may stand. */
const NO_SEMICOLON =
  /(^|[\s;&|(){])(if|then|else|elif|while|until|do|in|time|!|\{)\s*$|[;&|({]\s*$|^\s*(function\s+\w+|\w+\s*\(\s*\))\s*$/;

/** `typed` has all the lines, the last one without its newline. */
export function historyEntry(typed: string, rules: ReadingRules): string {
  const [first = "", ...others] = typed.split("\n");
  let entry = first;
  let read = first;
  for (const line of others) {
    entry = joined(entry, line, openPart(`${read}\n`, rules));
    read += `\n${line}`;
  }
  return entry;
}

/** What is still open in what was read. */
function openPart(text: string, rules: ReadingRules): "text" | "command" {
  let isDocument = false;
  try {
    for (const _ of commandsOf(text, rules, { onUnended: () => isDocument = true }));
  } catch (error) {
    if (!(error instanceof ShellSyntaxError)) throw error;
    const { problem } = error;
    return problem.kind === "unclosed" && /["'`]/.test(problem.closer) ? "text" : "command";
  }
  return isDocument ? "text" : "command";
}

function joined(entry: string, line: string, open: "text" | "command"): string {
  if (open === "text") return `${entry}\n${line}`;
  if (/(^|[^\\])(\\\\)*\\$/.test(entry)) return entry.slice(0, -1) + line;
  const isPattern = /\)\s*$/.test(entry) && /\bcase\b/.test(entry);
  return NO_SEMICOLON.test(entry) || isPattern || entry.endsWith(";;")
    ? `${entry} ${line}`
    : `${entry}; ${line}`;
}
