import { Grammar } from "./grammar.ts";
import { type PendingHereDocument, Reader, type ReadingRules } from "./reader.ts";
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
export function* commandsOf(
  script: string,
  rules: ReadingRules,
  { firstLine = 1, onUnended, onRead }: ReadingOptions = {},
): Generator<List> {
  const reader = new Reader(script, rules, firstLine);
  const grammar = new Grammar(reader);
  for (let from = 0, list = grammar.line(); list; list = grammar.line()) {
    onRead?.(reader.text.slice(from, reader.at));
    from = reader.at;
    for (const document of reader.unended.splice(0)) onUnended?.(document, reader.lastLine - 1);
    if (list.length > 0) yield list;
  }
}

export interface ReadingOptions {
  firstLine?: number;
  /** A here-document was ended by the end of the script, which is its last line. */
  onUnended?: (document: PendingHereDocument, lastLine: number) => void;
  /** Lines were read: `set -v` shows them. */
  onRead?: (text: string) => void;
}
