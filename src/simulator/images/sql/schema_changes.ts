/** CREATE, ALTER and DROP: what they make of all that a database holds. */
import { addItem, setDefault, tableOf } from "./create_table.ts";
import { Cursor } from "./cursor.ts";
import type { Dialect } from "./dialect.ts";
import { refused, SqlProblem } from "./problem.ts";
import { isMark, isWord, type Statement } from "./sql_text.ts";
import type { Column, Dump, Table } from "./table_model.ts";

export interface Changed {
  dump: Dump;
  tag: string;
  notices: string[];
}

type Rows = Dump["tables"][number];

/** Undefined: the statement is none of these. @throws {SqlProblem} */
export function schemaChange(
  { tokens, text }: Statement,
  before: Dump,
  dialect: Dialect,
): Changed | undefined {
  const cursor = new Cursor(tokens);
  const dump = structuredClone(before);
  const change = { dump, tag: "", notices: [] as string[] };
  if (cursor.takes("create")) change.tag = create(cursor, change, dialect, text);
  else if (cursor.takes("drop")) change.tag = drop(cursor, change);
  else if (cursor.takes("alter")) change.tag = alter(cursor, change, dialect);
  else if (cursor.takes("truncate")) change.tag = truncate(cursor, dump);
  else return undefined;
  return change;
}

function create(cursor: Cursor, change: Changed, dialect: Dialect, text: string): string {
  const { dump } = change;
  const isReplacing = cursor.takes("or", "replace");
  const isUnique = cursor.takes("unique");
  const isTemporary = cursor.takes("temporary") || cursor.takes("temp");
  if (isTemporary) throw refused("temporary tables");
  if (!isUnique && cursor.takes("table")) return createTable(cursor, change, dialect);
  if (cursor.takes("index")) return createIndex(cursor, change, isUnique);
  if (!cursor.takes("view")) throw refused(`CREATE ${cursor.next?.text.toUpperCase() ?? ""}`);
  const name = cursor.name();
  const at = dump.views.findIndex((view) => view.name === name);
  if (dump.tables.some((table) => table.name === name) || (at >= 0 && !isReplacing)) {
    throw new SqlProblem({ kind: "exists", what: "view", name });
  }
  cursor.must("as");
  const shown = text.slice(cursor.next?.at ?? text.length).replace(/;$/, "").trim();
  const view = { name, shown, sql: dialect.translate(cursor.rest, dump.tables) };
  if (at >= 0) dump.views[at] = view;
  else dump.views.push(view);
  return "CREATE VIEW";
}

function createTable(cursor: Cursor, { dump, notices }: Changed, dialect: Dialect): string {
  const isCareful = cursor.takes("if", "not", "exists");
  const name = cursor.name();
  const isThere = [...dump.tables, ...dump.views].some((each) => each.name === name);
  if (isThere && isCareful) {
    notices.push(`relation "${name}" already exists, skipping`);
    return "CREATE TABLE";
  }
  if (isThere) throw new SqlProblem({ kind: "exists", what: "table", name });
  if (isWord(cursor.next, "as", "like", "partition")) {
    throw refused(`CREATE TABLE ${cursor.next!.value.toUpperCase()}`);
  }
  dump.tables.push({ ...tableOf(name, cursor.group(), dialect, dump.tables), rows: [] });
  // The engine, the character set and the like have no effect here.
  if (dialect.quoting !== "mysql") cursor.end();
  return "CREATE TABLE";
}

function createIndex(cursor: Cursor, { dump, notices }: Changed, isUnique: boolean): string {
  cursor.takes("concurrently");
  const isCareful = cursor.takes("if", "not", "exists");
  const own = isWord(cursor.next, "on") ? undefined : cursor.name();
  cursor.must("on");
  const table = tableIn(dump, cursor.name());
  if (cursor.takes("using")) cursor.name();
  const columns = cursor.names();
  for (const column of columns) columnIn(table, column);
  const name = own ?? `${table.name}_${columns.join("_")}_idx`;
  if (dump.tables.some(({ indexes }) => indexes.some((each) => each.name === name))) {
    if (!isCareful) throw new SqlProblem({ kind: "exists", what: "index", name });
    notices.push(`relation "${name}" already exists, skipping`);
  } else table.indexes.push({ name, isUnique, columns });
  return "CREATE INDEX";
}

function tableIn(dump: Dump, name: string): Rows {
  const found = dump.tables.find((table) => table.name === name);
  if (!found) throw new SqlProblem({ kind: "no-table", name });
  return found;
}

function columnIn(table: Table, name: string): Column {
  const found = table.columns.find((column) => column.name === name);
  if (!found) throw new SqlProblem({ kind: "no-column", name, table: table.name });
  return found;
}

function drop(cursor: Cursor, { dump, notices }: Changed): string {
  const what = (["table", "view", "index"] as const).find((word) => cursor.takes(word));
  if (!what) throw refused(`DROP ${cursor.next?.text.toUpperCase() ?? ""}`);
  const isCareful = cursor.takes("if", "exists");
  const names = [cursor.name()];
  while (cursor.takes(",")) names.push(cursor.name());
  if (what === "index" && cursor.takes("on")) cursor.name();
  const isCascading = cursor.takes("cascade");
  cursor.takes("restrict");
  cursor.end();
  for (const name of names) {
    if (isThere(dump, what, name)) remove(dump, what, name, isCascading);
    else if (isCareful) notices.push(`${what} "${name}" does not exist, skipping`);
    else throw new SqlProblem({ kind: "missing", what, name });
  }
  for (const table of dump.tables) {
    const broken = table.foreignKeys.find(({ table: parent }) =>
      names.includes(parent) && !dump.tables.some(({ name }) => name === parent)
    );
    if (!broken) continue;
    if (!isCascading) {
      throw new SqlProblem({
        kind: "depended-on",
        name: broken.table,
        by: `constraint ${broken.name} on table ${table.name}`,
      });
    }
    notices.push(`drop cascades to constraint ${broken.name} on table ${table.name}`);
    table.foreignKeys = table.foreignKeys.filter((each) => each !== broken);
  }
  return `DROP ${what.toUpperCase()}`;
}

function isThere(dump: Dump, what: "table" | "view" | "index", name: string): boolean {
  if (what === "table") return dump.tables.some((each) => each.name === name);
  if (what === "view") return dump.views.some((each) => each.name === name);
  return dump.tables.some(({ indexes }) => indexes.some((each) => each.name === name));
}

function remove(dump: Dump, what: "table" | "view" | "index", name: string, isCascading: boolean): void {
  if (what === "index") {
    for (const table of dump.tables) table.indexes = table.indexes.filter((each) => each.name !== name);
    return;
  }
  const uses = new RegExp(`\\b${name.replace(/\W/g, "\\$&")}\\b`, "i");
  const using = dump.views.find((view) => view.name !== name && uses.test(view.shown));
  if (using && !isCascading) throw new SqlProblem({ kind: "depended-on", name, by: `view ${using.name}` });
  dump.views = dump.views.filter((view) => view.name !== name && (!isCascading || !uses.test(view.shown)));
  if (what === "table") dump.tables = dump.tables.filter((each) => each.name !== name);
}

function truncate(cursor: Cursor, dump: Dump): string {
  cursor.takes("table");
  const names = [cursor.name()];
  while (cursor.takes(",")) names.push(cursor.name());
  for (const name of names) {
    const table = tableIn(dump, name);
    table.rows = [];
    if (cursor.rest.some((token) => isWord(token, "restart"))) table.next = 1;
    const child = dump.tables.find((each) =>
      !names.includes(each.name) && each.foreignKeys.some((key) => key.table === name)
    );
    if (child && !isWord(cursor.rest.at(-1), "cascade")) {
      throw new SqlProblem({ kind: "referenced", name, by: child.name });
    }
    if (child) child.rows = [];
  }
  return "TRUNCATE TABLE";
}

function alter(cursor: Cursor, change: Changed, dialect: Dialect): string {
  if (!cursor.takes("table")) throw refused(`ALTER ${cursor.next?.text.toUpperCase() ?? ""}`);
  const isCareful = cursor.takes("if", "exists");
  cursor.takes("only");
  const name = cursor.name();
  if (isCareful && !change.dump.tables.some((each) => each.name === name)) {
    change.notices.push(`relation "${name}" does not exist, skipping`);
    return "ALTER TABLE";
  }
  const table = tableIn(change.dump, name);
  do alterOnce(table, cursor, change, dialect); while (cursor.takes(","));
  cursor.end();
  return "ALTER TABLE";
}

/** To the next comma outside of parentheses. */
function action(cursor: Cursor): Cursor {
  const found = [];
  let depth = 0;
  for (; cursor.next && !(depth === 0 && isMark(cursor.next, ",")); cursor.at++) {
    if (isMark(cursor.next, "(")) depth++;
    if (isMark(cursor.next, ")")) depth--;
    found.push(cursor.next);
  }
  return new Cursor(found);
}

function alterOnce(table: Rows, all: Cursor, { dump }: Changed, dialect: Dialect): void {
  const cursor = action(all);
  if (cursor.takes("add")) {
    if (
      cursor.takes("column") && cursor.takes("if", "not", "exists") &&
      table.columns.some(({ name }) => name === cursor.next?.value)
    ) return;
    const count = table.columns.length;
    const placed = cursor.rest.findIndex((token, at) => at > 1 && isWord(token, "first", "after"));
    addItem(table, placed < 0 ? cursor.rest : cursor.rest.slice(0, placed), dialect, dump.tables);
    if (table.columns.length > count) fillColumn(table, table.columns.at(-1)!);
  } else if (cursor.takes("drop")) dropPart(table, cursor);
  else if (cursor.takes("rename")) rename(table, cursor, dump);
  else if (cursor.takes("alter")) alterColumn(table, cursor, dialect);
  else if (cursor.takes("modify")) {
    cursor.takes("column");
    const column = columnIn(table, cursor.name());
    Object.assign(column, {
      type: dialect.type(cursor.rest).type,
      isNotNull: cursor.rest.some((token, at) => isWord(token, "not") && isWord(cursor.rest[at + 1], "null")),
    });
  } else throw refused(`ALTER TABLE … ${cursor.next?.text.toUpperCase() ?? ""}`);
}

/** The rows that are there get the default. */
function fillColumn(table: Rows, column: Column): void {
  const text = column.defaultSql;
  const literal = text === undefined
    ? null
    : /^'((?:[^']|'')*)'$/.exec(text)?.[1]?.replaceAll("''", "'") ?? Number(text);
  const value = typeof literal === "number" && Number.isNaN(literal) ? undefined : literal;
  if (value === undefined && table.rows.length > 0 && !/^(true|false)$/.test(text ?? "")) {
    throw refused("adding a column whose default has to be computed");
  }
  const given = text === "true" ? 1 : text === "false" ? 0 : value ?? null;
  for (const row of table.rows) row.push(column.isAuto ? table.next++ : given);
}

function dropPart(table: Rows, cursor: Cursor): void {
  if (cursor.takes("constraint") || cursor.takes("index") || cursor.takes("key")) {
    const name = (cursor.takes("if", "exists"), cursor.name());
    const lists = [table.keys, table.checks, table.foreignKeys, table.indexes] as { name: string }[][];
    const list = lists.find((each) => each.some((one) => one.name === name));
    if (!list) throw new SqlProblem({ kind: "missing", what: "constraint", name, table: table.name });
    list.splice(list.findIndex((one) => one.name === name), 1);
    return;
  }
  if (cursor.takes("primary", "key")) {
    table.keys = table.keys.filter(({ isPrimary }) => !isPrimary);
    return;
  }
  cursor.takes("column");
  const isCareful = cursor.takes("if", "exists");
  const name = cursor.name();
  const at = table.columns.findIndex((column) => column.name === name);
  if (at < 0 && isCareful) return;
  columnIn(table, name);
  table.columns.splice(at, 1);
  for (const row of table.rows) row.splice(at, 1);
  table.keys = table.keys.filter(({ columns }) => !columns.includes(name));
  table.foreignKeys = table.foreignKeys.filter(({ columns }) => !columns.includes(name));
  table.indexes = table.indexes.filter(({ columns }) => !columns.includes(name));
}

function rename(table: Rows, cursor: Cursor, dump: Dump): void {
  if (cursor.takes("to")) {
    const name = cursor.name();
    if (dump.tables.some((each) => each.name === name)) {
      throw new SqlProblem({ kind: "exists", what: "table", name });
    }
    for (const { foreignKeys } of dump.tables) {
      for (const key of foreignKeys) if (key.table === table.name) key.table = name;
    }
    table.name = name;
    return;
  }
  cursor.takes("column");
  const from = cursor.name();
  cursor.must("to");
  const to = cursor.name();
  columnIn(table, from).name = to;
  const renamed = (names: string[]) => names.map((name) => name === from ? to : name);
  for (const part of [...table.keys, ...table.foreignKeys, ...table.indexes]) {
    part.columns = renamed(part.columns);
  }
}

function alterColumn(table: Rows, cursor: Cursor, dialect: Dialect): void {
  cursor.takes("column");
  const column = columnIn(table, cursor.name());
  if (cursor.takes("set", "not", "null")) column.isNotNull = true;
  else if (cursor.takes("drop", "not", "null")) column.isNotNull = false;
  else if (cursor.takes("set", "default")) setDefault(table, column, cursor.rest, dialect);
  else if (cursor.takes("drop", "default")) {
    delete column.defaultShown;
    delete column.defaultSql;
  } else if (cursor.takes("set", "data", "type") || cursor.takes("type")) {
    column.type = dialect.type(cursor.rest).type;
  } else throw cursor.unexpected();
}
