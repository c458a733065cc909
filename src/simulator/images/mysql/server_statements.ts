/** Statements that concern a MySQL server, or show what its tables are. */
import { makeDataFolder } from "../data_folder.ts";
import { Cursor } from "../sql/cursor.ts";
import { refused, SqlProblem } from "../sql/problem.ts";
import type { Result } from "../sql/result.ts";
import { isMark, isWord, type Statement } from "../sql/sql_text.ts";
import type { Column, Table } from "../sql/table_model.ts";
import { mayUse, writeAccounts } from "./accounts.ts";
import { createTableText } from "./create_table_text.ts";
import { type MysqlServer, type Open, SYSTEM } from "./server.ts";

const NOT_HERE =
  /^(analyze|binlog|cache|call|change|check|checksum|deallocate|declare|do|execute|handler|help|install|kill|load|lock|optimize|prepare|purge|rename|repair|reset|resignal|shutdown|signal|uninstall|unlock|xa)$/;
const KNOWN =
  /^(alter|begin|commit|create|delete|drop|insert|release|replace|rollback|savepoint|select|start|truncate|update|values|with|table)$/;

const OK: Result = { kind: "done", tag: "OK", changed: 0 };
const rows = (names: string[], values: (string | null)[][]): Result => ({
  kind: "rows",
  columns: names.map((name) => ({ name, kind: "text" })),
  rows: values,
  tag: "SHOW",
});

/** Undefined: it is no such statement. @throws {SqlProblem} */
export function ownStatement({ tokens }: Statement, server: MysqlServer, open: Open): Result | undefined {
  const cursor = new Cursor(tokens);
  const verb = tokens[0]!.value;
  if (NOT_HERE.test(verb)) throw refused(verb.toUpperCase());
  if (cursor.takes("use")) return use(cursor.name(), server, open);
  if (cursor.takes("show")) return shown(cursor, server, open);
  if (isWord(tokens[0], "describe", "desc", "explain")) {
    if (isWord(tokens[1], "select", "insert", "update", "delete")) throw refused("EXPLAIN of a query");
    cursor.at = 1;
    return described(tableOf(cursor.name(), server, open), server.isMaria);
  }
  if (cursor.takes("set") || cursor.takes("flush")) return OK;
  for (const word of ["database", "schema"]) {
    const isMaking = cursor.takes("create", word);
    if (!isMaking && !cursor.takes("drop", word)) continue;
    const refusal = mayNot(cursor, open);
    if (refusal) return refusal;
    return isMaking ? createDatabase(cursor, server) : dropDatabase(cursor, server, open);
  }
  for (const [order, work] of Object.entries(ACCOUNT_ORDERS)) {
    if (!cursor.takes(...order.split(" "))) continue;
    if (!open.account.databases.includes("*")) {
      const text =
        "Access denied; you need (at least one of) the CREATE USER privilege(s) for this operation";
      return { kind: "failure", lines: [`ERROR 1227 (42000): ${text}`] };
    }
    work(cursor, server);
    writeAccounts(server.process.machine.files, server.folder, server.accounts);
    return OK;
  }
  if (!KNOWN.test(verb)) throw new SqlProblem({ kind: "syntax", near: tokens[0]!.text });
  return undefined;
}

function use(database: string, server: MysqlServer, open: Open): Result {
  const refusal = server.refusal(open, database);
  if (refusal !== undefined) return { kind: "failure", lines: [refusal] };
  open.database = database;
  return { kind: "done", tag: "Database changed" };
}

function tableOf(name: string, server: MysqlServer, { database }: Open): Table {
  if (database === undefined) throw new SqlProblem({ kind: "other", text: "No database selected" });
  const found = server.store(database).live.tables.find((table) => table.name === name);
  if (!found) throw new SqlProblem({ kind: "no-table", name });
  return found;
}

function shown(cursor: Cursor, server: MysqlServer, open: Open): Result {
  cursor.takes("full");
  const { isMaria } = server;
  if (cursor.takes("databases") || cursor.takes("schemas")) {
    const mine = server.databases.filter((name) => server.refusal(open, name) === undefined);
    return rows(["Database"], mine.map((name) => [name]));
  }
  if (cursor.takes("tables")) {
    const database = cursor.takes("from") || cursor.takes("in") ? cursor.name() : open.database;
    if (database === undefined) {
      return { kind: "failure", lines: ["ERROR 1046 (3D000): No database selected"] };
    }
    const refusal = server.refusal(open, database);
    if (refusal !== undefined) return { kind: "failure", lines: [refusal] };
    if (SYSTEM.includes(database)) throw refused(`the tables of ${database}`);
    const { tables, views } = server.store(database).live;
    return rows(
      [`Tables_in_${database}`],
      [...tables, ...views].map(({ name }) => name).sort().map((name) => [name]),
    );
  }
  if (cursor.takes("columns", "from") || cursor.takes("fields", "from")) {
    return described(tableOf(cursor.name(), server, open), isMaria);
  }
  if (cursor.takes("create", "table")) {
    const table = tableOf(cursor.name(), server, open);
    return rows(["Table", "Create Table"], [[table.name, createTableText(table, isMaria)]]);
  }
  if (cursor.takes("warnings") || cursor.takes("errors")) return rows(["Level", "Code", "Message"], []);
  if (cursor.takes("grants")) return grants(cursor, server, open);
  throw refused(`SHOW ${cursor.rest.map(({ text }) => text.toUpperCase()).join(" ")}`);
}

/** `SHOW GRANTS`, and `SHOW GRANTS FOR 'app'@'%'`. */
function grants(cursor: Cursor, server: MysqlServer, { account: own }: Open): Result {
  const wanted = cursor.takes("for") && !cursor.takes("current_user") ? accountName(cursor) : own;
  const { name, host } = wanted;
  const account = find(server, name, host);
  if (!account) {
    const text = `There is no such grant defined for user '${name}' on host '${host}'`;
    return { kind: "failure", lines: [`ERROR 1141 (42000): ${text}`] };
  }
  const to = `TO \`${name}\`@\`${host}\``;
  const all = account.databases.includes("*");
  return rows(
    [`Grants for ${name}@${host}`],
    [
      ...(all ? [] : [[`GRANT USAGE ON *.* ${to}`]]),
      ...account.databases.map((database) => [
        `GRANT ALL PRIVILEGES ON ${database === "*" ? "*" : `\`${database}\``}.* ${to}`,
      ]),
    ],
  );
}

function described(table: Table, isMaria: boolean): Result {
  return rows(
    ["Field", "Type", "Null", "Key", "Default", "Extra"],
    table.columns.map((column) => [
      column.name,
      column.type.shown,
      column.isNotNull ? "NO" : "YES",
      keyOf(table, column),
      column.isAuto ? null : column.defaultShown ?? null,
      column.isAuto
        ? "auto_increment"
        : column.defaultShown === "CURRENT_TIMESTAMP" && !isMaria
        ? "DEFAULT_GENERATED"
        : "",
    ]),
  );
}

function keyOf({ keys, foreignKeys, indexes }: Table, { name }: Column): string {
  if (keys.some(({ isPrimary, columns }) => isPrimary && columns.includes(name))) return "PRI";
  if (
    [...keys, ...indexes.filter(({ isUnique }) => isUnique)].some(({ columns }) =>
      columns.length === 1 && columns[0] === name
    )
  ) return "UNI";
  return [...keys, ...foreignKeys, ...indexes].some(({ columns }) => columns[0] === name) ? "MUL" : "";
}

/** To make or drop a database takes a right on it. */
function mayNot({ rest }: Cursor, { account, from }: Open): Result | undefined {
  const cursor = new Cursor(rest);
  if (!cursor.takes("if", "exists")) cursor.takes("if", "not", "exists");
  const database = cursor.name();
  if (mayUse(account, database) && database !== "information_schema") return undefined;
  const host = account.host === "%" ? "%" : from;
  const text = `Access denied for user '${account.name}'@'${host}' to database '${database}'`;
  return { kind: "failure", lines: [`ERROR 1044 (42000): ${text}`] };
}

function createDatabase(cursor: Cursor, server: MysqlServer): Result {
  const isCareful = cursor.takes("if", "not", "exists");
  const name = cursor.name();
  if (server.databases.includes(name)) {
    if (!isCareful) throw new SqlProblem({ kind: "exists", what: "database", name });
  } else makeDataFolder(server.process.machine.files, `${server.folder}/${name}`);
  return { kind: "done", tag: "OK", changed: 1 };
}

function dropDatabase(cursor: Cursor, server: MysqlServer, open: Open): Result {
  const isCareful = cursor.takes("if", "exists");
  const name = cursor.name();
  const isThere = server.databases.includes(name);
  if (!isThere && !isCareful) throw new SqlProblem({ kind: "missing", what: "database", name });
  if (SYSTEM.includes(name)) throw refused(`dropping ${name}`);
  const count = isThere ? server.store(name).live.tables.length : 0;
  if (isThere) server.process.machine.files.remove(`${server.folder}/${name}`);
  server.forget(name);
  if (open.database === name) delete open.database;
  return { kind: "done", tag: "OK", changed: count };
}

const ACCOUNT_ORDERS: Readonly<Record<string, (cursor: Cursor, server: MysqlServer) => void>> = {
  "create user": (cursor, server) => {
    const isCareful = cursor.takes("if", "not", "exists");
    const { name, host } = accountName(cursor);
    if (find(server, name, host)) {
      if (isCareful) return;
      throw new SqlProblem({ kind: "exists", what: "role", name });
    }
    server.accounts.push({ name, host, password: passwordIn(cursor) ?? "", databases: [] });
  },
  "alter user": (cursor, server) => {
    const { name, host } = accountName(cursor);
    const account = find(server, name, host);
    if (!account) throw new SqlProblem({ kind: "missing", what: "role", name });
    account.password = passwordIn(cursor) ?? account.password;
  },
  "drop user": (cursor, server) => {
    const isCareful = cursor.takes("if", "exists");
    const { name, host } = accountName(cursor);
    if (!find(server, name, host) && !isCareful) {
      throw new SqlProblem({ kind: "missing", what: "role", name });
    }
    server.accounts = server.accounts.filter((each) => each.name !== name || each.host !== host);
  },
  "grant": (cursor, server) => {
    cursor.until("on");
    cursor.must("on");
    const database = cursor.takes("*") ? "*" : nameBefore(cursor);
    cursor.until("to");
    cursor.must("to");
    const { name, host } = accountName(cursor);
    const account = find(server, name, host);
    if (!account) {
      throw new SqlProblem({ kind: "other", text: "You are not allowed to create a user with GRANT" });
    }
    if (!account.databases.includes(database)) account.databases.push(database);
  },
};

/** The database of `shop.*`. */
function nameBefore(cursor: Cursor): string {
  const token = cursor.next!;
  cursor.at++;
  return token.name ?? token.value;
}

function find({ accounts }: MysqlServer, name: string, host: string) {
  return accounts.find((each) => each.name === name && each.host === host);
}

/** `'app'@'%'`, `app` */
function accountName(cursor: Cursor): { name: string; host: string } {
  const name = nameBefore(cursor);
  if (isMark(cursor.next, "@")) {
    cursor.at++;
    return { name, host: nameBefore(cursor) };
  }
  const [, bare] = /^@(.+)$/.exec(cursor.next?.value ?? "") ?? [];
  if (bare !== undefined) cursor.at++;
  return { name, host: bare ?? "%" };
}

function passwordIn(cursor: Cursor): string | undefined {
  cursor.until("by");
  return cursor.takes("by") ? cursor.next?.value : undefined;
}
