/** The sets of tr: `a-z\n[:digit:][x*3]`. */
import { C_ESCAPES } from "../../../../kube/c_escapes.ts";
import { ownEntry } from "../../../../kube/own_entry.ts";

/** Why a set is none. */
export class CharacterSetError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "CharacterSetError";
  }
}

export interface CharacterSet {
  /** With a length, a repetition such as `[x*]` fills up to it. */
  characters(length?: number): string[];
}

interface Repetition {
  char: string;
  /** 0: as often as it takes. */
  count: number;
}

const CLASSES: Readonly<Record<string, RegExp>> = {
  alnum: /[0-9A-Za-z]/,
  alpha: /[A-Za-z]/,
  blank: /[ \t]/,
  // deno-lint-ignore no-control-regex
  cntrl: /[\x00-\x1f\x7f]/,
  digit: /[0-9]/,
  graph: /[!-~]/,
  lower: /[a-z]/,
  print: /[ -~]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /[\t-\r ]/,
  upper: /[A-Z]/,
  xdigit: /[0-9A-Fa-f]/,
};

const ASCII = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

/** @throws {CharacterSetError} */
export function parseCharacterSet(text: string, mayRepeat: boolean): CharacterSet {
  const parts: (string | Repetition)[] = [];
  for (let rest = text; rest !== "";) {
    const named = /^\[:(\w*):\]/.exec(rest);
    const same = /^\[=([^=])=\]/.exec(rest);
    const repeated = mayRepeat ? /^\[(\\(?:[0-7]{1,3}|.)|[^])\*(\d*)\]/u.exec(rest) : null;
    if (named) {
      const found = ownEntry(CLASSES, named[1]!);
      if (!found) throw new CharacterSetError(`invalid character class ‘${named[1]}’`);
      parts.push(...ASCII.filter((char) => found.test(char)));
      rest = rest.slice(named[0].length);
    } else if (same) {
      parts.push(same[1]!);
      rest = rest.slice(same[0].length);
    } else if (repeated) {
      const count = Number.parseInt(repeated[2] || "0", repeated[2]?.startsWith("0") ? 8 : 10);
      parts.push({ char: character(repeated[1]!).char, count });
      rest = rest.slice(repeated[0].length);
    } else rest = takeRange(rest, parts);
  }
  return { characters: (length) => expanded(parts, length) };
}

/** Takes a character or a range; answers what is left. */
function takeRange(text: string, parts: (string | Repetition)[]): string {
  const from = character(text);
  const rest = text.slice(from.length);
  if (rest.length < 2 || !rest.startsWith("-")) {
    parts.push(from.char);
    return rest;
  }
  const to = character(rest.slice(1));
  const [first, last] = [from.char.codePointAt(0)!, to.char.codePointAt(0)!];
  if (last < first) {
    const shown = `${text.slice(0, from.length)}-${rest.slice(1, 1 + to.length)}`;
    throw new CharacterSetError(`range-endpoints of '${shown}' are in reverse collating sequence order`);
  }
  for (let code = first; code <= last; code++) parts.push(String.fromCodePoint(code));
  return rest.slice(1 + to.length);
}

function character(text: string): { char: string; length: number } {
  const octal = /^\\([0-3]?[0-7]{1,2})/.exec(text);
  if (octal) return { char: String.fromCharCode(Number.parseInt(octal[1]!, 8)), length: octal[0].length };
  const char = String.fromCodePoint(text.codePointAt(text.startsWith("\\") && text.length > 1 ? 1 : 0)!);
  if (!text.startsWith("\\") || text.length === 1) return { char, length: char.length };
  return { char: C_ESCAPES[char] ?? char, length: 1 + char.length };
}

function expanded(parts: readonly (string | Repetition)[], length?: number): string[] {
  const fixed = parts.reduce((sum, part) => sum + (typeof part === "string" ? 1 : part.count), 0);
  const missing = length === undefined || length === Infinity ? 1 : Math.max(0, length - fixed);
  return parts.flatMap((part) =>
    typeof part === "string" ? [part] : Array<string>(part.count || missing).fill(part.char)
  );
}
