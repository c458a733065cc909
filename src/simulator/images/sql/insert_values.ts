import { Cursor } from "./cursor.ts";
import { behindGroup, isMark, isWord, named, parts, quoted, type Token } from "./sql_text.ts";
import type { Table } from "./table_model.ts";

/** DEFAULT among values, and rows that end before the table does. */
export function withDefaults(
  tokens: readonly Token[],
  tables: readonly Table[],
  isMysql = false,
): readonly Token[] {
  if (!isWord(tokens[0], "insert")) return tokens;
  const cursor = new Cursor(tokens);
  if (!cursor.takes("insert", "into")) return tokens;
  const target = cursor.name();
  const table = tables.find(({ name }) => name === target);
  const listAt = cursor.at;
  const hasList = isMark(cursor.next, "(") && !isWord(tokens[cursor.at + 1], "select");
  const listed = hasList ? cursor.names() : undefined;
  if (!table || !isWord(cursor.next, "values")) return tokens;
  const columns = listed ?? table.columns.map(({ name }) => name);
  const result = [...tokens.slice(0, cursor.at + 1)];
  let count = columns.length;
  let at = cursor.at + 1;
  while (isMark(tokens[at], "(")) {
    const end = behindGroup(tokens, at);
    const cells = parts(tokens.slice(at + 1, end - 1));
    count = Math.min(count, cells.length);
    const filled = cells.map((cell, index) =>
      isWord(cell[0], "default") ? defaultOf(table, columns[index], cell[0]!, isMysql) : cell
    );
    result.push(
      tokens[at]!,
      ...filled.flatMap((cell, index) =>
        index === 0 ? cell : [{ ...tokens[at]!, kind: "mark" as const, text: ",", value: "," }, ...cell]
      ),
      ...tokens.slice(end - 1, end),
    );
    at = end;
    if (!isMark(tokens[at], ",")) break;
    result.push(tokens[at++]!);
  }
  const rest = [...result, ...tokens.slice(at)];
  if (isMysql || listed || count >= table.columns.length) return rest;
  const mark = (text: string): Token => ({ kind: "mark", text, value: text, at: 0 });
  const names = columns.slice(0, count).flatMap((
    name,
    index,
  ): Token[] => [...(index === 0 ? [] : [mark(",")]), {
    kind: "quoted",
    text: named(name),
    value: name,
    at: 0,
  }]);
  return [...rest.slice(0, listAt), mark("("), ...names, mark(")"), ...rest.slice(listAt)];
}

function defaultOf(table: Table, name: string | undefined, token: Token, isMysql: boolean): Token[] {
  const column = table.columns.find((each) => each.name === name);
  const text = column?.isAuto && !isMysql
    ? `nextval(${quoted(`${table.name}_${column.name}_seq`)})`
    : column?.defaultSql ?? "null";
  // It is SQLite's text already: as one word it goes through unchanged.
  return [{ ...token, kind: "word", text, value: text, name: text }];
}
