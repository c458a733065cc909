/** What stands between SELECT and FROM: the names and kinds that a result's columns get. */
import type { Dialect } from "./dialect.ts";
import { isMark, isWord, named, parts, type Token } from "./sql_text.ts";
import type { ColumnType, Table, ValueKind } from "./table_model.ts";

export interface Item {
  tokens: readonly Token[];
  /** Where it stands among the statement's words. */
  start: number;
  end: number;
  /** It is named, or names a column. */
  isNamed: boolean;
  alias?: string;
}

const ENDS = [
  "from",
  "where",
  "group",
  "order",
  "having",
  "limit",
  "union",
  "intersect",
  "except",
  "offset",
  "fetch",
  "for",
  "window",
];
const NO_ALIAS = [
  "end",
  "null",
  "true",
  "false",
  "current_timestamp",
  "current_date",
  "current_time",
  "current_user",
  "localtimestamp",
];
const NO_OPERAND = [
  "not",
  "and",
  "or",
  "is",
  "in",
  "like",
  "ilike",
  "between",
  "distinct",
  "when",
  "then",
  "else",
  "case",
  "all",
  "interval",
  "regexp",
  "div",
  "mod",
  "over",
];

/** The outermost list of a SELECT, or behind RETURNING. */
export function itemsOf(tokens: readonly Token[]): Item[] {
  const start = startOf(tokens);
  if (start < 0) return [];
  let [at, depth] = [start, 0];
  for (; at < tokens.length; at++) {
    if (isMark(tokens[at], "(")) depth++;
    if (isMark(tokens[at], ")") && --depth < 0) break;
    if (depth === 0 && isWord(tokens[at], ...ENDS)) break;
  }
  const items: Item[] = [];
  let from = start;
  for (const part of parts(tokens.slice(start, at))) {
    items.push({ tokens: part, start: from, end: from + part.length, ...naming(part) });
    from += part.length + 1;
  }
  return items;
}

function startOf(tokens: readonly Token[]): number {
  let depth = 0;
  for (const [at, token] of tokens.entries()) {
    if (isMark(token, "(")) depth++;
    if (isMark(token, ")")) depth--;
    if (depth !== 0) continue;
    if (isWord(token, "returning")) return at + 1;
    if (isWord(token, "select") && !isWord(tokens[0], "insert", "create")) {
      return isWord(tokens[at + 1], "distinct", "all") ? at + 2 : at + 1;
    }
  }
  return -1;
}

function naming(item: readonly Token[]): Pick<Item, "isNamed" | "alias"> {
  const last = item.at(-1);
  const before = item.at(-2);
  const isName = last?.kind === "quoted" || (last?.kind === "word" && !NO_ALIAS.includes(last.value));
  if (isWord(before, "as")) return { isNamed: true, ...(last ? { alias: last.value } : {}) };
  if (isMark(last, "*") && (item.length === 1 || isMark(before, "."))) return { isNamed: true };
  if (!isName) return { isNamed: false };
  if (item.length === 1 || isMark(before, ".")) return { isNamed: item.length === 1 || item.length === 3 };
  const isBehindOperand = before?.kind !== "mark" || isMark(before, ")");
  return isBehindOperand && !isWord(before, ...NO_OPERAND)
    ? { isNamed: true, alias: last!.value }
    : { isNamed: false };
}

/** The words with names where columns of the result have none. */
export function withNames(
  tokens: readonly Token[],
  nameOf: (item: readonly Token[]) => string | undefined,
): Token[] {
  const result = [...tokens];
  const isOpen =
    tokens.filter((token) => isMark(token, "(")).length > tokens.filter((token) => isMark(token, ")")).length;
  if (isOpen) return result;
  for (const { isNamed, end, tokens: own } of itemsOf(tokens).reverse()) {
    const name = isNamed || own.length === 0 ? undefined : nameOf(own);
    if (name === undefined) continue;
    const at = own.at(-1)!.at;
    result.splice(end, 0, { kind: "word", text: "as", value: "as", at }, {
      kind: "quoted",
      text: named(name),
      value: name,
      at,
    });
  }
  return result;
}

const BOOLEAN_MARKS = new Set(["=", "<", ">", "<=", ">=", "<>", "!=", "~", "~*", "!~", "!~*"]);
const BOOLEAN_WORDS = ["and", "or", "not", "is", "in", "like", "ilike", "between", "exists", "true", "false"];

/** What can be said of an expression's values by its words; undefined: their own nature says it. */
export function kindOf(
  item: Item,
  tables: readonly Table[],
  { quoting, type: typeAt }: Pick<Dialect, "quoting" | "type">,
): { kind: ValueKind; scale?: number; isAverage?: boolean } | undefined {
  const own = item.alias === undefined
    ? item.tokens
    : item.tokens.slice(0, isWord(item.tokens.at(-2), "as") ? -2 : -1);
  const isMysql = quoting === "mysql";
  const castAt = own.findLastIndex((token) => isMark(token, "::"));
  if (castAt > 0) {
    const { type, used } = typeAt(own.slice(castAt + 1));
    if (castAt + 1 + used === own.length) return type;
  }
  const outer = outermost(own);
  if (isWord(own[0], "case", "cast", "coalesce")) return undefined;
  const isBoolean = outer.some((token) => BOOLEAN_MARKS.has(token.text) || isWord(token, ...BOOLEAN_WORDS));
  if (isBoolean) return { kind: "boolean" };
  const types = own.flatMap((token) => typesOf(token, tables));
  if (isWord(own[0], "avg")) {
    const isWhole = types.every(({ kind }) => kind !== "real");
    return isWhole
      ? { kind: "decimal", isAverage: true, scale: Math.max(0, ...types.map(({ scale = 0 }) => scale)) }
      : undefined;
  }
  const rounded = isWord(own[0], "round") ? Number(parts(own.slice(2, -1))[1]?.[0]?.value ?? 0) : undefined;
  if (rounded !== undefined && !Number.isNaN(rounded)) return { kind: "decimal", scale: rounded };
  const literals = own.filter(({ kind, text }) => kind === "number" && /^\d*\.\d+$/.test(text));
  const scales = [
    ...types.filter(({ kind }) => kind === "decimal").map(({ scale = 0 }) => scale),
    ...literals.map(({ text }) => text.length - text.indexOf(".") - 1),
  ];
  const isDivision = own.some((token) => isMark(token, "/"));
  const isExact = types.every(({ kind }) => kind !== "real");
  if (isDivision && isExact && (isMysql || scales.length > 0)) {
    return { kind: "decimal", isAverage: true, scale: Math.max(0, ...scales) };
  }
  if (scales.length === 0 || isDivision || isWord(own[0], "count")) return undefined;
  const isProduct = own.some((token, at) => isMark(token, "*") && at > 0 && !isMark(own[at - 1], "("));
  return { kind: "decimal", scale: isProduct ? scales.reduce((a, b) => a + b) : Math.max(...scales) };
}

function typesOf({ kind, value }: Token, tables: readonly Table[]): ColumnType[] {
  if (kind !== "word" && kind !== "quoted") return [];
  const found = tables.flatMap(({ columns }) => columns).find(({ name }) => name === value);
  return found ? [found.type] : [];
}

function outermost(tokens: readonly Token[]): Token[] {
  let depth = 0;
  return tokens.filter((token) => {
    if (isMark(token, "(")) depth++;
    if (isMark(token, ")")) depth--;
    return depth === 0;
  });
}
