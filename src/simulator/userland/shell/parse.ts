import { Grammar } from "./grammar.ts";
import { Reader, type ReadingRules } from "./reader.ts";
import type { List } from "./syntax.ts";

/** How POSIX shells and bash read a script where nothing was set. */
export const BASH_RULES: ReadingRules = {
  isBash: true,
  hasExtras: true,
  extendedPatterns: false,
  alias: () => undefined,
};
export const POSIX_RULES: ReadingRules = {
  isBash: false,
  hasExtras: false,
  extendedPatterns: false,
  alias: () => undefined,
};

/** Reads a whole script. Throws ShellSyntaxError. */
export function parseScript(script: string, rules: ReadingRules = BASH_RULES): List {
  return [...commandsOf(script, rules)].flat();
}

/**
 * A script's commands, a line's at a time: a shell runs each before it reads the next, so that the first lines of a
 * script with a mistake are run. Throws ShellSyntaxError.
 */
export function* commandsOf(script: string, rules: ReadingRules, firstLine = 1): Generator<List> {
  const grammar = new Grammar(new Reader(script, rules, firstLine));
  for (let list = grammar.line(); list; list = grammar.line()) if (list.length > 0) yield list;
}
