/** The language of scripted runs (`--play`): one instruction a line. */
import { type KeyInput, keyNamed, modified, parseKeyName } from "../terminal/key_name.ts";

export type Instruction =
  | { type: "keys"; keys: KeyInput[]; line: number }
  | { type: "wait"; ms: number; line: number }
  | { type: "expect" | "reject"; text: string; line: number }
  | { type: "resize"; columns: number; rows: number; line: number }
  | { type: "dump"; line: number };

/** A script that cannot be read; the message names the line. */
export class ScriptError extends Error {
  override readonly name = "ScriptError";
}

/**
 * Reads a script: `type TEXT`, `key NAME…`, `wait 2s`, `expect TEXT`, `reject TEXT`, `resize 80x24`, `dump`;
 * `#` starts a comment line, empty lines do nothing.
 *
 * @throws {ScriptError} naming the line and what was expected there.
 */
export function parseScript(source: string): Instruction[] {
  return source.split(/\r?\n/).flatMap((text, index) => {
    const trimmed = text.trim();
    return trimmed === "" || trimmed.startsWith("#") ? [] : [parseInstruction(trimmed, index + 1)];
  });
}

function parseInstruction(text: string, line: number): Instruction {
  const space = text.search(/\s/);
  const word = space < 0 ? text : text.slice(0, space);
  const rest = space < 0 ? "" : text.slice(space + 1).trim();
  switch (word) {
    case "type":
      return { type: "keys", keys: typed(required(rest, "text to type", word, line)), line };
    case "key":
      return { type: "keys", keys: required(rest, "names of keys", word, line).split(/\s+/).map(key), line };
    case "wait":
      return { type: "wait", ms: duration(rest), line };
    case "expect":
    case "reject":
      return { type: word, text: required(rest, "a text", word, line), line };
    case "resize":
      return { type: "resize", ...size(rest), line };
    case "dump":
      return { type: "dump", line };
    default:
      throw new ScriptError(
        `Cannot read line ${line}: unknown instruction "${word}"; expected type, key, wait, expect, reject, resize or dump`,
      );
  }

  function key(name: string): KeyInput {
    const found = parseKeyName(name);
    if (!found) throw new ScriptError(`Cannot read line ${line}: "${name}" is no key`);
    return found;
  }

  function duration(text: string): number {
    const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text);
    if (!match) {
      throw new ScriptError(`Cannot read line ${line}: "${text}" is no duration such as 500ms, 2s or 1m`);
    }
    return Number(match[1]) * { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }[match[2] as "ms" | "s" | "m" | "h"];
  }

  function size(text: string): { columns: number; rows: number } {
    const match = parseSize(text);
    if (!match) throw new ScriptError(`Cannot read line ${line}: "${text}" is no size such as 80x24`);
    return match;
  }
}

/** `120x40`; undefined when it is no size between 1x1 and 1000x1000. */
export function parseSize(text: string): { columns: number; rows: number } | undefined {
  const match = /^(\d{1,4})x(\d{1,4})$/.exec(text);
  if (!match) return undefined;
  const [columns, rows] = [Number(match[1]), Number(match[2])];
  return columns >= 1 && rows >= 1 && columns <= 1000 && rows <= 1000 ? { columns, rows } : undefined;
}

function typed(text: string): KeyInput[] {
  return [...text].map((character) => character === " " ? keyNamed("Space") : modified(character, {}));
}

function required(rest: string, what: string, word: string, line: number): string {
  if (rest === "") throw new ScriptError(`Cannot read line ${line}: expected ${what} after "${word}"`);
  return rest;
}
