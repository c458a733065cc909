/** `help`: what a builtin is called with, and what it does. */
import { globMatcher } from "../glob.ts";
import type { Shell } from "../shell.ts";
import { readLetters } from "./builtin.ts";
import { TOPICS } from "./help_topics.ts";

const USAGE = "help [-dms] [pattern ...]";
/** Two columns, as wide as a terminal. */
const COLUMN_WIDTH = 40;

/** Patterns fit whole names; where none does, their beginnings. */
export function help(shell: Shell, words: readonly string[]): number {
  const read = readLetters(shell, words, "dms", USAGE);
  if (!read) return 2;
  if (read.rest.length === 0) return overview(shell);
  let found = 0;
  for (const pattern of read.rest) {
    const names = namesFor(pattern);
    found += names.length;
    if (names.length > 0 && /[*?[]/.test(pattern)) {
      shell.process.out(`Shell commands matching keyword \`${read.rest.join(", ")}'\n\n`);
    }
    for (const name of names) shell.process.out(text(name, read.letters));
  }
  if (found > 0) return 0;
  const last = read.rest.at(-1)!;
  shell.complain(
    `help: no help topics match \`${last}'.  Try \`help help' or \`man -k ${last}' or \`info ${last}'.`,
  );
  return 1;
}

function namesFor(pattern: string): string[] {
  const names = Object.keys(TOPICS);
  const matches = globMatcher(pattern);
  const exact = names.filter((name) => name === pattern || matches(name));
  return exact.length > 0 ? exact : names.filter((name) => name.startsWith(pattern));
}

function text(name: string, letters: string): string {
  const [usage, about] = TOPICS[name]!;
  if (letters.includes("d")) return `${name} - ${about}.\n`;
  if (letters.includes("s")) return `${name}: ${usage}\n`;
  if (letters.includes("m")) {
    return `NAME\n    ${name} - ${about}.\n\nSYNOPSIS\n    ${usage}\n\nDESCRIPTION\n    ${about}.\n\n`;
  }
  return `${name}: ${usage}\n    ${about}.\n`;
}

function overview(shell: Shell): number {
  const usages = Object.values(TOPICS).map(([usage]) => usage.slice(0, COLUMN_WIDTH - 2));
  const rows = Math.ceil(usages.length / 2);
  let shown = `${shell.variables.get("BASH") ?? "bash"}, version ${shell.variables.get("BASH_VERSION")}\n` +
    "Commands that the shell runs itself. `help NAME' tells of one of them.\n\n";
  for (let row = 0; row < rows; row++) {
    shown += ` ${`${usages[row]!.padEnd(COLUMN_WIDTH)}${usages[row + rows] ?? ""}`.trimEnd()}\n`;
  }
  shell.process.out(shown);
  return 0;
}
