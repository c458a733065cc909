/** What CREATE TABLE says, and how SQLite is told. */
import { Cursor } from "./cursor.ts";
import type { Dialect } from "./dialect.ts";
import { refused, SqlProblem } from "./problem.ts";
import { isMark, isWord, named, parts, quoted, type Token } from "./sql_text.ts";
import type { Column, ForeignKey, Table } from "./table_model.ts";

const COLUMN_WORDS = [
  "not",
  "null",
  "default",
  "primary",
  "unique",
  "check",
  "references",
  "constraint",
  "auto_increment",
  "comment",
  "collate",
  "character",
  "generated",
  "on",
];

/** The table that a list of columns and constraints describes. @throws {SqlProblem} */
export function tableOf(
  name: string,
  body: readonly Token[],
  dialect: Dialect,
  tables: readonly Table[],
): Table {
  const table: Table = { name, columns: [], keys: [], checks: [], foreignKeys: [], indexes: [], next: 1 };
  const all = [...tables, table];
  const items = parts(body);
  for (const item of items) addItem(table, item, dialect, all);
  for (const { columns } of [...table.keys, ...table.foreignKeys]) {
    for (const each of columns) mustHave(table, each);
  }
  const [first] = table.keys.filter(({ isPrimary }) => isPrimary);
  for (const column of table.columns) {
    if (first?.columns.includes(column.name)) column.isNotNull = true;
  }
  return table;
}

/** A column, or a constraint of the table. @throws {SqlProblem} */
export function addItem(table: Table, item: readonly Token[], dialect: Dialect, all: readonly Table[]): void {
  const cursor = new Cursor(item);
  if (item.length === 0) throw new SqlProblem({ kind: "syntax", near: ")" });
  if (isConstraint(item)) return addConstraint(table, cursor, dialect, all);
  const name = cursor.name();
  if (table.columns.some((each) => each.name === name)) {
    throw new SqlProblem({ kind: "exists", what: "column", name, table: table.name });
  }
  if (!cursor.next) throw new SqlProblem({ kind: "syntax" });
  const { type, used, isAuto = false } = dialect.type(cursor.rest);
  cursor.at += used;
  const column: Column = { name, type, isNotNull: isAuto, isAuto };
  if (isAuto) column.defaultShown = `nextval('${table.name}_${name}_seq'::regclass)`;
  table.columns.push(column);
  while (cursor.next) {
    const given = cursor.takes("constraint") ? cursor.name() : undefined;
    columnOption(table, column, cursor, { dialect, all, ...(given === undefined ? {} : { given }) });
  }
}

function isConstraint(item: readonly Token[]): boolean {
  const [first, second] = item;
  return isWord(first, "constraint", "primary", "foreign", "check") ||
    (isWord(first, "unique", "key", "index", "exclude", "like") &&
      (isMark(second, "(") || isWord(second, "key", "index") || isMark(item[2], "(")));
}

interface OptionContext {
  dialect: Dialect;
  all: readonly Table[];
  given?: string;
}

function columnOption(
  table: Table,
  column: Column,
  cursor: Cursor,
  { dialect, all, given }: OptionContext,
): void {
  const { name } = column;
  const nameOf = (kind: "primary" | "unique" | "check" | "foreign", count = 0) =>
    given ?? dialect.keyName(table.name, [name], kind, count);
  if (cursor.takes("not", "null")) column.isNotNull = true;
  else if (cursor.takes("null")) column.isNotNull = false;
  else if (cursor.takes("primary", "key")) {
    addKey(table, { isPrimary: true, name: nameOf("primary"), columns: [name] });
  } else if (cursor.takes("unique")) {
    cursor.takes("key");
    addKey(table, { isPrimary: false, name: nameOf("unique"), columns: [name] });
  } else if (cursor.takes("default")) setDefault(table, column, cursor.until(...COLUMN_WORDS), dialect);
  else if (cursor.takes("check")) {
    addCheck(table, cursor.group(), nameOf("check", table.checks.length), dialect);
  } else if (cursor.takes("references")) {
    table.foreignKeys.push(
      reference([name], nameOf("foreign", table.foreignKeys.length), cursor, all),
    );
  } else if (cursor.takes("auto_increment")) column.isAuto = column.isNotNull = true;
  else if (cursor.takes("comment")) cursor.at++;
  else if (cursor.takes("collate") || cursor.takes("character", "set")) cursor.at++;
  else if (cursor.takes("generated")) {
    const always = cursor.takes("always");
    if (!always) cursor.must("by", "default");
    cursor.must("as");
    if (!cursor.takes("identity")) throw refused("generated columns");
    if (isMark(cursor.next, "(")) cursor.group();
    column.isAuto = column.isNotNull = true;
    column.identity = always ? "always" : "by default";
    column.defaultShown = `generated ${column.identity} as identity`;
  } else if (cursor.takes("on", "update")) throw refused("ON UPDATE of a column");
  else throw cursor.unexpected();
}

export function setDefault(table: Table, column: Column, words: readonly Token[], dialect: Dialect): void {
  if (words.length === 0) throw new SqlProblem({ kind: "syntax" });
  if (words.length === 1 && isWord(words[0], "null")) return;
  column.defaultShown = dialect.defaultShown(words, column.type, table.name, column.name);
  column.defaultSql = dialect.translate(words, []);
}

function addKey(table: Table, key: Table["keys"][number]): void {
  if (key.isPrimary && table.keys.some(({ isPrimary }) => isPrimary)) {
    throw new SqlProblem({
      kind: "other",
      text: `multiple primary keys for table "${table.name}" are not allowed`,
    });
  }
  table.keys.push(key);
}

function addCheck(table: Table, words: readonly Token[], name: string, dialect: Dialect): void {
  const shown = words.map(({ text }) => text).join(" ").replace(/ ?([(),.]) ?/g, "$1").replaceAll(",", ", ");
  table.checks.push({ name, shown, sql: dialect.translate(words, []) });
}

function addConstraint(table: Table, cursor: Cursor, dialect: Dialect, all: readonly Table[]): void {
  const given = cursor.takes("constraint") ? cursor.name() : undefined;
  const nameOf = (columns: readonly string[], kind: "primary" | "unique" | "check" | "foreign", count = 0) =>
    given ?? dialect.keyName(table.name, columns, kind, count);
  if (cursor.takes("primary", "key")) {
    const columns = cursor.names();
    addKey(table, { isPrimary: true, name: nameOf(columns, "primary"), columns });
  } else if (cursor.takes("unique")) {
    if (!cursor.takes("key")) cursor.takes("index");
    const own = isMark(cursor.next, "(") ? undefined : cursor.name();
    const columns = cursor.names();
    addKey(table, { isPrimary: false, name: own ?? nameOf(columns, "unique"), columns });
  } else if (cursor.takes("check")) {
    addCheck(table, cursor.group(), nameOf([], "check", table.checks.length), dialect);
  } else if (cursor.takes("foreign", "key")) {
    if (!isMark(cursor.next, "(")) cursor.name();
    const columns = cursor.names();
    cursor.must("references");
    const name = nameOf(columns, "foreign", table.foreignKeys.length);
    table.foreignKeys.push(reference(columns, name, cursor, all));
  } else if (cursor.takes("key") || cursor.takes("index")) {
    const own = isMark(cursor.next, "(") ? undefined : cursor.name();
    const columns = cursor.names();
    table.indexes.push({ name: own ?? columns[0]!, isUnique: false, columns });
  } else if (isWord(cursor.next, "exclude", "like")) throw refused(cursor.next!.value.toUpperCase());
  else throw cursor.unexpected();
  cursor.end();
}

function reference(columns: string[], name: string, cursor: Cursor, all: readonly Table[]): ForeignKey {
  const parent = cursor.name();
  const there = all.find((each) => each.name === parent);
  if (!there) throw new SqlProblem({ kind: "no-table", name: parent });
  const own = isMark(cursor.next, "(") ? cursor.names() : undefined;
  const targets = own ?? there.keys.find(({ isPrimary }) => isPrimary)?.columns ?? [];
  const isKey = there.keys.some((key) =>
    key.columns.length === targets.length && targets.every((each) => key.columns.includes(each))
  );
  const isUnique = isKey ||
    there.indexes.some(({ isUnique, columns }) => isUnique && columns.join() === targets.join());
  if (!isUnique) throw new SqlProblem({ kind: "no-reference", table: parent, name });
  const actions: string[] = [];
  while (cursor.takes("on")) {
    const event = cursor.takes("delete") ? "DELETE" : (cursor.must("update"), "UPDATE");
    const action = ["cascade", "restrict"].find((word) => cursor.takes(word)) ??
      (cursor.takes("no", "action")
        ? "no action"
        : (cursor.must("set"), cursor.takes("null") ? "set null" : (cursor.must("default"), "set default")));
    if (action !== "no action") actions.push(`ON ${event} ${action.toUpperCase()}`);
  }
  cursor.takes("deferrable");
  return { name, columns, table: parent, targets, actions: actions.join(" ") };
}

function mustHave(table: Table, column: string): void {
  if (table.columns.some(({ name }) => name === column)) return;
  throw new SqlProblem({ kind: "no-column", name: column, table: table.name });
}

/** The statements that make the table in SQLite. `isCounting`: automatic columns number themselves past what is written. */
export function sqliteText(table: Table, isCounting: boolean): string[] {
  const counted = table.keys.find(({ isPrimary, columns }) =>
    isCounting && isPrimary && columns.length === 1 &&
    table.columns.find(({ name }) => name === columns[0])?.isAuto
  );
  const columns = table.columns.map((column) =>
    columnText(table, column, isCounting, counted?.columns[0] === column.name)
  );
  const keys = table.keys.filter((key) => key !== counted).map(({ isPrimary, columns: own }) =>
    `${isPrimary ? "PRIMARY KEY" : "UNIQUE"} (${own.map(named).join(", ")})`
  );
  const checks = table.checks.map(({ name, sql }) => `CONSTRAINT ${named(name)} CHECK (${sql})`);
  const foreign = table.foreignKeys.map(({ name, columns: own, table: parent, targets, actions }) =>
    `CONSTRAINT ${named(name)} FOREIGN KEY (${own.map(named).join(", ")}) REFERENCES ${named(parent)} (${
      targets.map(named).join(", ")
    }) ${actions}`
  );
  const all = [...columns, ...keys, ...checks, ...foreign];
  return [
    `CREATE TABLE ${named(table.name)} (${all.join(", ")}) STRICT`,
    ...table.indexes.map(({ name, isUnique, columns: own }) =>
      `CREATE ${isUnique ? "UNIQUE " : ""}INDEX ${named(isCounting ? `${table.name}.${name}` : name)} ON ${
        named(table.name)
      } (${own.map(named).join(", ")})`
    ),
  ];
}

const STORED: Readonly<Record<string, string>> = {
  integer: "INT",
  boolean: "INT",
  real: "REAL",
  decimal: "REAL",
};

function columnText(table: Table, column: Column, isCounting: boolean, isCounted: boolean): string {
  const { name, type, isNotNull } = column;
  if (isCounted) return `${named(name)} INTEGER PRIMARY KEY AUTOINCREMENT`;
  const stored = STORED[type.kind] ?? `TEXT${isCounting ? " COLLATE NOCASE" : ""}`;
  const words = [named(name), stored];
  if (isNotNull) words.push("NOT NULL");
  if (column.isAuto) words.push(`DEFAULT (nextval(${quoted(`${table.name}_${name}_seq`)}))`);
  else if (column.defaultSql !== undefined) words.push(`DEFAULT (${column.defaultSql})`);
  const check = (what: string, sql: string) =>
    words.push(`CONSTRAINT ${named(`${what}:${name}`)} CHECK (${named(name)} IS NULL OR ${sql})`);
  if (type.length !== undefined) check("length", `length(${named(name)}) <= ${type.length}`);
  if (type.words) check("words", `${named(name)} IN (${type.words.map(quoted).join(", ")})`);
  if (["date", "time", "timestamp", "json"].includes(type.kind)) {
    check("kind", `is_valid('${type.kind}', ${named(name)})`);
  }
  if (type.kind === "boolean") check("kind", `${named(name)} IN (0, 1)`);
  if (type.kind === "integer") {
    const bits = { smallint: 15, tinyint: 7 }[type.shown.split("(")[0]!] ??
      (/^bigint/.test(type.shown) ? 63 : 31);
    if (bits < 63) {
      check(
        "range",
        `${named(name)} BETWEEN ${-(2 ** bits)} AND ${2 ** bits * (/unsigned/.test(type.shown) ? 2 : 1) - 1}`,
      );
    }
  }
  return words.join(" ");
}
