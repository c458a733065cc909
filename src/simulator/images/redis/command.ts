/** A command of redis: how many words it takes, and what it does. */
import { expressionOf } from "../../../kube/expressions/bounded_expression.ts";
import type { Database } from "./database.ts";
import { RedisError, type Reply } from "./reply.ts";

export interface CommandContext {
  database: Database;
  now(): number;
  /** Words of a command, without its name. */
  words: readonly string[];
}

export interface Command {
  least: number;
  /** Absent: as many as one likes. */
  most?: number;
  run(context: CommandContext): Reply;
}

export type Commands = Readonly<Record<string, Command>>;

export function command(
  least: number,
  most: number | undefined,
  run: (context: CommandContext) => Reply,
): Command {
  return { least, run, ...(most === undefined ? {} : { most }) };
}

const NO_INTEGER = "ERR value is not an integer or out of range";

/** @throws {RedisError} it is none */
export function wholeNumber(text: string | undefined): number {
  if (text === undefined || !/^-?\d+$/.test(text) || !Number.isSafeInteger(Number(text))) {
    throw new RedisError(NO_INTEGER);
  }
  return Number(text);
}

/** @throws {RedisError} it is none */
export function decimalNumber(text: string | undefined): number {
  const plain = text?.toLowerCase().replace(/^\+?inf$/, "Infinity").replace(/^-inf$/, "-Infinity");
  const value = plain === undefined || plain.trim() === "" ? NaN : Number(plain);
  if (Number.isNaN(value)) throw new RedisError("ERR value is not a valid float");
  return value;
}

export function numberText(value: number): string {
  return value === Infinity ? "inf" : value === -Infinity ? "-inf" : String(value);
}

export function syntaxError(): never {
  throw new RedisError("ERR syntax error");
}

/** Pairs of words. @throws {RedisError} one is missing */
export function pairs(words: readonly string[], name: string): [string, string][] {
  if (words.length % 2 !== 0) throw new RedisError(`ERR wrong number of arguments for '${name}' command`);
  return words.flatMap((word, at) => at % 2 === 0 ? [[word, words[at + 1]!]] : []);
}

/** Positions from the end are negative; what is outside of it is left out. */
export function part<T>(items: readonly T[], from: string | undefined, to: string | undefined): T[] {
  const place = (text: string | undefined) => {
    const number = wholeNumber(text);
    return number < 0 ? Math.max(0, items.length + number) : number;
  };
  const last = wholeNumber(to) < 0 ? items.length + wholeNumber(to) : wholeNumber(to);
  return items.slice(place(from), last + 1);
}

/** Redis' patterns: `*`, `?`, `[abc]`, and a backslash before a plain letter. */
export function matcher(pattern: string): (text: string) => boolean {
  const source = pattern.replace(
    /\\(.)|\[(\^?)([^\]]*)\]|([*?])|([^\w])/gs,
    (all, plain, not, set, wild, other) => {
      if (plain !== undefined) return escaped(plain);
      if (set !== undefined) return `[${not}${set.replace(/[\\\]]/g, "\\$&")}]`;
      if (wild !== undefined) return wild === "*" ? "[^]*" : "[^]";
      return other === undefined ? all : escaped(other);
    },
  );
  const expression = expressionOf(`^${source}$`, "s");
  return (text) => expression.test(text);
}

function escaped(letter: string): string {
  return letter.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}
