/**
 * What `/` says over a log. Words that are options or conditions on fields stand for themselves, wherever they are:
 * `-A 3`, `-B 3`, `-C 3` for lines after, before and around each match; `level=error`, `status>=500`, `msg~timeout`,
 * `user!=probe`. All else, spaces included, is one regular expression, whatever the case; `!` in front of it turns it
 * round, `-f ` makes it fuzzy. A line passes when everything holds.
 */
import { fieldValue, type LogFields } from "./log_fields.ts";

export interface LogFilter {
  /** As it was typed. */
  readonly text: string;
  /** Why it is not used. */
  readonly problem: string | undefined;
  readonly pattern: RegExp | undefined;
  readonly isInverse: boolean;
  readonly conditions: readonly FieldCondition[];
  /** Lines of context before and after a match. */
  readonly before: number;
  readonly after: number;
}

export interface FieldCondition {
  readonly name: string;
  readonly operator: "=" | "!=" | "~" | "!~" | ">" | ">=" | "<" | "<=";
  readonly value: string;
  readonly pattern: RegExp | undefined;
  /** The whole word, for lines that have no such field. */
  readonly asText: RegExp;
}

export function logFilter(text: string): LogFilter {
  const filter = { text, problem: undefined, pattern: undefined, isInverse: false };
  try {
    const { before, after, rest } = contextIn(text);
    const { conditions, pattern } = conditionsIn(rest);
    const isInverse = pattern.startsWith("!");
    const source = isInverse ? pattern.slice(1) : pattern;
    return { ...filter, before, after, conditions, isInverse, pattern: patternOf(source) };
  } catch (error) {
    const none = { conditions: [], before: 0, after: 0 };
    return { ...filter, ...none, problem: (error as Error).message };
  }
}

export function isFiltering({ pattern, conditions }: LogFilter): boolean {
  return pattern !== undefined || conditions.length > 0;
}

/** `fields` is asked only where a condition needs it. */
export function passes(
  text: string,
  { pattern, isInverse, conditions }: LogFilter,
  fields: () => LogFields | undefined,
): boolean {
  if (pattern && pattern.test(text) === isInverse) return false;
  return conditions.length === 0 || conditions.every((condition) => holds(condition, text, fields()));
}

/** The text of a filter with other lines of context. */
export function withContext(text: string, lines: number): string {
  const { rest } = contextIn(text);
  return lines === 0 ? rest : `${rest} -C ${lines}`.trimStart();
}

function contextIn(text: string): { before: number; after: number; rest: string } {
  let [before, after] = [0, 0];
  const rest = text.replace(contextPattern, (_all, _space: string, letter: string, count: string) => {
    const lines = Math.min(mostContext, Number(count));
    if (letter !== "A") before = lines;
    if (letter !== "B") after = lines;
    return "";
  });
  return { before, after, rest: rest === text ? text : rest.trim() };
}

const contextPattern = /(^|\s)-([ABC]) ?(\d+)(?=\s|$)/g;
const mostContext = 1000;

function conditionsIn(text: string): { conditions: FieldCondition[]; pattern: string } {
  const conditions: FieldCondition[] = [];
  const pattern = text.replace(conditionPattern, (_all, _space: string, name, operator, value) => {
    const needsPattern = operator === "~" || operator === "!~";
    const asText = new RegExp(`${name}${operator}${value}`, "iu");
    conditions.push({
      name,
      operator,
      value,
      asText,
      pattern: needsPattern ? new RegExp(value, "iu") : undefined,
    });
    return "";
  });
  return { conditions, pattern: conditions.length > 0 ? pattern.trim() : text };
}

const conditionPattern = /(^|\s)([A-Za-z_@][\w.@/-]*)(!=|!~|>=|<=|=|~|>|<)([^\s=~<>]\S*)(?=\s|$)/g;

function patternOf(source: string): RegExp | undefined {
  if (source === "") return undefined;
  if (!source.startsWith("-f ")) return new RegExp(source, "iu");
  const letters = [...source.slice(3).replaceAll(" ", "")].map((letter) => letter.replace(special, "\\$&"));
  return letters.length > 0 ? new RegExp(letters.join(".*?"), "iu") : undefined;
}

const special = /[\\^$.*+?()[\]{}|/]/;

/** Where a line has no such field, `name=value` is looked for as it stands. */
function holds(condition: FieldCondition, text: string, fields: LogFields | undefined): boolean {
  const { name, operator, value, pattern, asText } = condition;
  const found = fields && fieldValue(fields, name);
  if (found === undefined) {
    if (operator === "!=" || operator === "!~") return true;
    return operator === "=" && asText.test(text);
  }
  if (pattern) return pattern.test(found) === (operator === "~");
  // `level=warning` finds what is written `WARN`, and the other way round.
  const isEqual = found.toLowerCase() === value.toLowerCase() ||
    (fields!.level !== undefined && fields!.level === value.toLowerCase() && isLevel(name));
  if (operator === "=") return isEqual;
  if (operator === "!=") return !isEqual;
  const [left, right] = [quantity(found), quantity(value)];
  if (Number.isNaN(left) || Number.isNaN(right)) return false;
  if (operator === ">") return left > right;
  if (operator === ">=") return left >= right;
  return operator === "<" ? left < right : left <= right;
}

function isLevel(name: string): boolean {
  return name === "level" || name === "lvl" || name === "severity";
}

/** A number, or a duration as Go prints it, in seconds. */
function quantity(text: string): number {
  const match = /^(-?\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)?$/.exec(text);
  return match ? Number(match[1]) * (secondsOf[match[2] ?? "s"] ?? NaN) : NaN;
}

const secondsOf: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  "µs": 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
};
