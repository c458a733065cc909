/** A query with groups may only show what is one value for each of them: SQLite takes any row's instead. */
import { behindGroup, isMark, isWord, parts, type Token } from "./sql_text.ts";
import { itemsOf } from "./select_items.ts";
import { SqlProblem } from "./problem.ts";
import type { Table } from "./table_model.ts";

const AGGREGATES = [
  "count",
  "sum",
  "avg",
  "min",
  "max",
  "string_agg",
  "group_concat",
  "array_agg",
  "bool_and",
  "bool_or",
  "every",
  "json_agg",
  "total",
];
const ENDS = ["having", "order", "limit", "union", "intersect", "except", "offset", "fetch", "for", "window"];

/** @throws {SqlProblem} a column stands outside of the groups */
export function checkGroups(tokens: readonly Token[], tables: readonly Table[]): void {
  if (!isWord(tokens[0], "select", "with")) return;
  const items = itemsOf(tokens);
  const groups = groupsOf(tokens);
  const hasAggregate = items.some(({ tokens: own }) => hasOwnAggregate(own));
  if (!hasAggregate && groups === undefined) return;
  const texts = (groups ?? []).map((group) => {
    const place = group.length === 1 && group[0]!.kind === "number" ? Number(group[0]!.value) : undefined;
    return textOf(place === undefined ? group : items[place - 1]?.tokens ?? group);
  });
  const bare = texts.map((text) => text.split(" . ").at(-1)!);
  const from = tokens.slice(items.at(-1)?.end ?? 0);
  const used = tables.filter(({ name }) => from.some(({ value, name: own }) => (own ?? value) === name));
  for (const [index, { tokens: own, alias }] of items.entries()) {
    if (texts.includes(textOf(own)) || (alias !== undefined && bare.includes(alias))) continue;
    for (const found of columnsIn(withoutAggregates(own), used)) {
      if (bare.includes(found.column) || isKeyOf(found.table, bare)) continue;
      throw new SqlProblem({
        kind: "grouping",
        name: found.column,
        table: found.qualifier ?? aliasOf(found.table.name, from),
        item: index + 1,
        isGrouped: groups !== undefined,
        at: found.at,
      });
    }
  }
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ value }) => value).join(" ");
}

function groupsOf(tokens: readonly Token[]): Token[][] | undefined {
  let depth = 0;
  const at = tokens.findIndex((token, index) => {
    if (isMark(token, "(")) depth++;
    if (isMark(token, ")")) depth--;
    return depth === 0 && isWord(token, "group") && isWord(tokens[index + 1], "by");
  });
  if (at < 0) return undefined;
  const rest = tokens.slice(at + 2);
  depth = 0;
  const end = rest.findIndex((token) => {
    if (isMark(token, "(")) depth++;
    if (isMark(token, ")")) depth--;
    return depth === 0 && isWord(token, ...ENDS);
  });
  return parts(end < 0 ? rest : rest.slice(0, end));
}

function hasOwnAggregate(tokens: readonly Token[]): boolean {
  return tokens.some((token, at) =>
    isWord(token, ...AGGREGATES) && isMark(tokens[at + 1], "(") &&
    !isWord(tokens[behindGroup(tokens, at + 1)], "over") && !isInQuery(tokens, at)
  );
}

function isInQuery(tokens: readonly Token[], place: number): boolean {
  return tokens.some((token, at) =>
    at < place && isMark(token, "(") && isWord(tokens[at + 1], "select") && behindGroup(tokens, at) > place
  );
}

/** Without calls of aggregates, whole queries in parentheses, and windows. */
function withoutAggregates(tokens: readonly Token[]): Token[] {
  const left: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const isCall = isWord(tokens[at], ...AGGREGATES) && isMark(tokens[at + 1], "(");
    const isQuery = isMark(tokens[at], "(") && isWord(tokens[at + 1], "select");
    if (!isCall && !isQuery) {
      left.push(tokens[at]!);
      continue;
    }
    const end = behindGroup(tokens, isCall ? at + 1 : at);
    const isWindow = isWord(tokens[end], "over");
    if (isWindow) left.push(...tokens.slice(at, end));
    at = (isWindow || isWord(tokens[end], "filter") ? behindGroup(tokens, end + 1) : end) - 1;
  }
  return left;
}

interface Found {
  column: string;
  table: Table;
  qualifier?: string;
  at: number;
}

function columnsIn(tokens: readonly Token[], tables: readonly Table[]): Found[] {
  return tokens.flatMap((token, index): Found[] => {
    const isName = token.kind === "word" || token.kind === "quoted";
    if (
      !isName || isMark(tokens[index + 1], "(") || isMark(tokens[index + 1], ".") ||
      isWord(tokens[index - 1], "as")
    ) return [];
    const column = token.name ?? token.value;
    const table = tables.find(({ columns }) => columns.some(({ name }) => name === column));
    if (!table) return [];
    const qualifier = isMark(tokens[index - 1], ".") ? tokens[index - 2] : undefined;
    return [{
      column,
      table,
      at: (qualifier ?? token).at,
      ...(qualifier ? { qualifier: qualifier.value } : {}),
    }];
  });
}

/** Where its key is grouped by, all of a row is. */
function isKeyOf({ keys }: Table, groups: readonly string[]): boolean {
  return keys.some(({ isPrimary, columns }) =>
    isPrimary && columns.every((column) => groups.includes(column))
  );
}

/** How a query calls a table. */
function aliasOf(name: string, from: readonly Token[]): string {
  const at = from.findIndex((token) => (token.name ?? token.value) === name);
  const next = isWord(from[at + 1], "as") ? from[at + 2] : from[at + 1];
  const isAlias = next?.kind === "word" &&
    !isWord(
      next,
      "join",
      "left",
      "right",
      "inner",
      "cross",
      "full",
      "on",
      "where",
      "group",
      "order",
      "natural",
    );
  return isAlias ? next!.value : name;
}
