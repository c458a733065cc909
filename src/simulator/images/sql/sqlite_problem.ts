/** From SQLite's messages to what is wrong, in terms that every database has words for. */
import { Cursor } from "./cursor.ts";
import type { Dialect } from "./dialect.ts";
import type { Problem } from "./problem.ts";
import { behindGroup, isWord, named, parts, type Statement, type Token } from "./sql_text.ts";
import type { DatabaseSync } from "./sqlite.ts";
import { isValid } from "./functions.ts";
import type { Table } from "./table_model.ts";

export interface Failed {
  statement: Statement;
  /** As SQLite got it. */
  text: string;
  tables: readonly Table[];
  sqlite: DatabaseSync;
  dialect: Dialect;
}

export function problemOf(message: string, failed: Failed): Problem {
  for (const [pattern, problem] of MESSAGES) {
    const match = pattern.exec(message);
    if (match) return problem(match, failed);
  }
  return { kind: "other", text: message };
}

const MESSAGES: [pattern: RegExp, problem: (match: RegExpExecArray, failed: Failed) => Problem][] = [
  [/^no such table: (.*)/, ([, name = ""]) => ({ kind: "no-table", name: name.replace(/^main\./, "") })],
  [/^no such column: "?([^" ]*)/, ([, name = ""]) => {
    const [column = "", table] = name.split(".").reverse();
    return { kind: "no-column", name: column, ...(table === undefined ? {} : { table }) };
  }],
  [
    /^table (\S+) has no column named (.*)/,
    ([, table = "", name = ""]) => ({ kind: "no-column", name, table }),
  ],
  [/^ambiguous column name: (.*)/, ([, name = ""]) => ({ kind: "ambiguous", name })],
  [
    /^(?:no such function: |wrong number of arguments to function )([^(]*)/,
    ([, name = ""]) => ({ kind: "no-function", name }),
  ],
  [/^near "(.*)": syntax error/s, ([, near = ""]) => ({ kind: "syntax", near })],
  [/^incomplete input/, () => ({ kind: "syntax" })],
  [/^unrecognized token: "(.*)"/s, ([, near = ""]) => ({ kind: "syntax", near })],
  [/^UNIQUE constraint failed: (.*)/, ([, columns = ""], failed) => uniqueProblem(columns, failed)],
  [/^NOT NULL constraint failed: (.*)\.(.*)/, ([, table = "", column = ""], failed) => ({
    kind: "not-null",
    table,
    column,
    isLeftOut: !(insertedColumns(failed)?.includes(column) ?? true),
    ...failingRow(failed),
  })],
  [/^CHECK constraint failed: (.*)/, ([, name = ""], failed) => checkProblem(name, failed)],
  [/^FOREIGN KEY constraint failed/, (_, failed) => referenceProblem(failed)],
  [
    /^cannot store \S+ value in \S+ column (.*)\.(.*)/,
    ([, table = "", column = ""], failed) => valueProblem(table, column, failed),
  ],
  [/^datatype mismatch/, (_, failed) => {
    const table = targetOf(failed);
    const column = table?.columns.find(({ isAuto }) => isAuto)?.name ?? "";
    return valueProblem(table?.name ?? "", column, failed);
  }],
  [
    /^table \S+ has (\d+) columns but (\d+) values/,
    ([, columns, values]) => ({
      kind: "value-count",
      isMore: Number(values) > Number(columns),
      values: Number(values),
      columns: Number(columns),
    }),
  ],
  [
    /^(\d+) values for (\d+) columns/,
    ([, values, columns]) => ({
      kind: "value-count",
      isMore: Number(values) > Number(columns),
      values: Number(values),
      columns: Number(columns),
    }),
  ],
];

/** The table that a statement changes. */
function targetOf({ statement: { tokens }, tables }: Failed): Table | undefined {
  const at = tokens.findIndex((token) => isWord(token, "into", "update", "from", "table"));
  if (at < 0) return undefined;
  const cursor = new Cursor(tokens.slice(at + 1));
  const name = cursor.next ? cursor.name() : "";
  return tables.find((each) => each.name === name);
}

function typeOf({ tables }: Failed, table: string, column: string) {
  return tables.find(({ name }) => name === table)?.columns.find(({ name }) => name === column)?.type;
}

/** The columns that an INSERT gives values to; undefined: it is none. */
function insertedColumns(failed: Failed): string[] | undefined {
  const { tokens } = failed.statement;
  const into = tokens.findIndex((token) => isWord(token, "into"));
  if (into < 0) return undefined;
  const cursor = new Cursor(tokens.slice(into + 1));
  cursor.name();
  if (cursor.next?.text === "(") return cursor.names();
  return targetOf(failed)?.columns.map(({ name }) => name);
}

/** The literals that a statement gives a column, one for each row; undefined where it is no literal. */
function given(failed: Failed, column: string): (Token | undefined)[] {
  const { tokens } = failed.statement;
  const at = insertedColumns(failed)?.indexOf(column);
  if (at === undefined) {
    const set = tokens.findIndex((token, index) => token.value === column && tokens[index + 1]?.text === "=");
    return set < 0 ? [] : [tokens[set + 2]];
  }
  const values = tokens.findIndex((token) => isWord(token, "values"));
  const rows: (Token | undefined)[] = [];
  for (
    let open = values + 1;
    values >= 0 && tokens[open]?.text === "(";
    open = behindGroup(tokens, open) + 1
  ) {
    const cell = parts(tokens.slice(open + 1, behindGroup(tokens, open) - 1))[at];
    rows.push(cell && literalOf(cell));
  }
  return rows;
}

/** A value, with its sign. */
function literalOf(cell: readonly Token[]): Token | undefined {
  const [first, second] = cell;
  const isNegative = cell.length === 2 && first?.text === "-" && second?.kind === "number";
  if (isNegative) return { ...second, value: `-${second.value}` };
  return cell.length === 1 ? first : undefined;
}

/** The row of an INSERT that was refused; only where it is one, and all of it is known. */
function failingRow(failed: Failed): { row?: string } {
  const table = targetOf(failed);
  const listed = insertedColumns(failed);
  if (!table || !listed) return {};
  const values = table.columns.map((column) => {
    if (!listed.includes(column.name)) {
      if (column.isAuto) return String(table.next - 1);
      if (column.defaultSql === undefined) return "null";
      return /^(?:'(.*)'|([\d.]+|true|false))$/s.exec(column.defaultSql)?.slice(1).find((part) =>
        part !== undefined
      );
    }
    const tokens = given(failed, column.name);
    const [token] = tokens;
    if (tokens.length !== 1 || !token) return undefined;
    return token.kind === "word" && !/^(null|true|false)$/.test(token.value) ? undefined : token.value;
  });
  if (values.includes(undefined)) return {};
  const shown = values.map((value, at) => {
    const { kind, scale } = table.columns[at]!.type;
    if (value === "null") return value;
    if (kind === "boolean") return /^[t1]/i.test(value!) ? "t" : "f";
    return kind === "decimal" && scale !== undefined ? Number(value).toFixed(scale) : value;
  });
  return { row: shown.join(", ") };
}

function uniqueProblem(text: string, failed: Failed): Problem {
  const index = /^index '(.*)'$/.exec(text)?.[1];
  const pairs = text.split(", ").map((each) => each.split("."));
  const table = pairs[0]?.[0] ?? "";
  const columns = pairs.map(([, column = ""]) => column);
  const own = failed.tables.find(({ name }) => name === table);
  const known = own?.keys.find((key) => key.columns.join() === columns.join());
  const key = known?.name ??
    own?.indexes.find((each) => each.isUnique && each.columns.join() === columns.join())?.name ??
    index ?? "";
  const values = takenValues(failed, own, columns);
  return {
    kind: "unique",
    table,
    columns,
    key,
    isPrimary: known?.isPrimary ?? false,
    ...(values ? { values } : {}),
  };
}

/** The values of the row that is there already. */
function takenValues(
  failed: Failed,
  table: Table | undefined,
  columns: readonly string[],
): string[] | undefined {
  if (!table) return undefined;
  const cells = columns.map((column) => given(failed, column));
  const where = columns.map((column) => `${named(column)} = ?`).join(" AND ");
  const seen = new Set<string>();
  for (let row = 0; row < Math.max(...cells.map(({ length }) => length)); row++) {
    const values = cells.map((cell, at) => {
      const auto = table.columns.find(({ name }) => name === columns[at])?.isAuto;
      return cell[row]?.value ?? (auto ? String(table.next - 1) : undefined);
    });
    if (values.some((value) => value === undefined)) continue;
    const found = failed.sqlite.prepare(`SELECT 1 FROM ${named(table.name)} WHERE ${where}`).all(
      ...values as string[],
    );
    if (found.length > 0 || seen.has(values.join("\0"))) return values as string[];
    seen.add(values.join("\0"));
  }
  const isSingle = columns.length === 1 && table.columns.find(({ name }) => name === columns[0])?.isAuto;
  return isSingle ? [String(table.next - 1)] : undefined;
}

function checkProblem(name: string, failed: Failed): Problem {
  const table = targetOf(failed)?.name ?? "";
  const [, what, column = ""] = /^(length|kind|range|words):(.*)$/s.exec(name) ?? [];
  const type = typeOf(failed, table, column)?.shown ?? "";
  if (what === "length") return { kind: "too-long", type, column };
  if (what === "range") return { kind: "range", type, column };
  if (what === "kind" || what === "words") return valueProblem(table, column, failed);
  return { kind: "check", table, name, ...failingRow(failed) };
}

function valueProblem(table: string, column: string, failed: Failed): Problem {
  const type = typeOf(failed, table, column);
  const wrong = given(failed, column).find((token) =>
    token?.kind === "string" && !isValid(type?.kind ?? "", token.value)
  );
  return { kind: "value", type: type?.shown ?? "", column, value: wrong?.value ?? "" };
}

/** The statement is tried with the keys checked at the end, to see which row breaks which of them. */
function referenceProblem(failed: Failed): Problem {
  const { sqlite, tables, text } = failed;
  const unknown: Problem = { kind: "other", text: "a foreign key constraint is violated" };
  sqlite.exec("BEGIN; PRAGMA defer_foreign_keys = ON");
  try {
    if (text !== "") sqlite.prepare(text).all();
    const [broken] = sqlite.prepare("PRAGMA foreign_key_check").all() as {
      table: string;
      rowid: number;
      fkid: number;
    }[];
    const child = tables.find(({ name }) => name === broken?.table);
    const key = child && broken ? child.foreignKeys.at(-1 - broken.fkid) : undefined;
    if (!child || !key || !broken) return unknown;
    const row = sqlite.prepare(
      `SELECT ${key.columns.map(named).join(", ")} FROM ${named(child.name)} WHERE rowid = ?`,
    )
      .get(broken.rowid) as Record<string, unknown>;
    const values = Object.values(row).map(String);
    const { name, columns, table: parent, targets, actions } = key;
    const target = targetOf(failed);
    const isChild = text === "" || target?.name === child.name;
    return isChild
      ? { kind: "no-parent", table: child.name, name, columns, parent, targets, values, actions }
      : {
        kind: "has-children",
        table: parent,
        name,
        columns: targets,
        child: child.name,
        childColumns: columns,
        values,
        actions,
      };
  } catch {
    return unknown;
  } finally {
    sqlite.exec("ROLLBACK");
  }
}
