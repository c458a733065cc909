/** Statements that concern the server, not the tables of a database. */
import { ownEntry } from "../../../kube/own_entry.ts";
import { Cursor } from "../sql/cursor.ts";
import { refused, SqlProblem } from "../sql/problem.ts";
import type { Result } from "../sql/result.ts";
import type { Session } from "../sql/session.ts";
import type { Statement } from "../sql/sql_text.ts";
import { writeCluster } from "./cluster.ts";
import type { PostgresServer } from "./server.ts";

interface Asking {
  session: Session;
  user: string;
  database: string;
}

/** Verbs that PostgreSQL knows, and this simulation does not. */
const NOT_HERE =
  /^(analyse|call|cluster|comment|copy|deallocate|declare|discard|do|execute|explain|fetch|import|listen|load|lock|merge|move|notify|prepare|reassign|refresh|reindex|security|unlisten)$/;
/** Those that have no effect that could be seen. */
const WITHOUT_EFFECT = /^(analyze|checkpoint|reset|set|vacuum)$/;

/** Undefined: it is no such statement. @throws {SqlProblem} */
export function ownStatement(
  { tokens }: Statement,
  server: PostgresServer,
  asking: Asking,
): Result | undefined {
  const cursor = new Cursor(tokens);
  const verb = tokens[0]!.value;
  const done = (tag: string, notices: string[] = []): Result => ({ kind: "done", tag, notices });
  if (NOT_HERE.test(verb)) throw refused(verb.toUpperCase());
  if (WITHOUT_EFFECT.test(verb)) return done(verb.toUpperCase());
  if (verb === "show") return shown(tokens.slice(1).map(({ value }) => value).join(" "), server);
  if (verb === "grant" || verb === "revoke") {
    return done(verb.toUpperCase(), ["not simulated: every role may do everything here"]);
  }
  for (const [order, work] of ORDERS) {
    if (!cursor.takes(...order.split(" "))) continue;
    const notices: string[] = [];
    work(cursor, server, asking, notices);
    writeCluster(server.process.machine.files, server.folder, server.cluster);
    return done(TAGS[order] ?? order.toUpperCase(), notices);
  }
  if (
    !/^(abort|alter|begin|commit|create|delete|drop|end|insert|release|rollback|savepoint|select|start|table|truncate|update|values|with)$/
      .test(verb)
  ) {
    throw new SqlProblem({ kind: "syntax", near: tokens[0]!.text });
  }
  return undefined;
}

const TAGS: Readonly<Record<string, string>> = {
  "create user": "CREATE ROLE",
  "alter user": "ALTER ROLE",
  "drop user": "DROP ROLE",
};

type Work = (cursor: Cursor, server: PostgresServer, asking: Asking, notices: string[]) => void;

const ORDERS: [order: string, work: Work][] = [
  ["create database", createDatabase],
  ["drop database", dropDatabase],
  ["create user", (cursor, server) => createRole(cursor, server, true)],
  ["create role", (cursor, server) => createRole(cursor, server, false)],
  ["alter user", alterRole],
  ["alter role", alterRole],
  ["drop user", dropRole],
  ["drop role", dropRole],
];

function shown(name: string, { cluster: _cluster, folder, product }: PostgresServer): Result {
  const values: Readonly<Record<string, string>> = {
    server_version: /^PostgreSQL (\S+(?: \([^)]*\))?)/.exec(product)?.[1] ?? "",
    data_directory: folder,
    port: "5432",
    max_connections: "100",
    timezone: "Etc/UTC",
    "time zone": "Etc/UTC",
    server_encoding: "UTF8",
    client_encoding: "UTF8",
    listen_addresses: "*",
  };
  const value = ownEntry(values, name);
  if (value === undefined) throw refused(`SHOW ${name}`);
  return {
    kind: "rows",
    columns: [{ name: name === "timezone" || name === "time zone" ? "TimeZone" : name, kind: "text" }],
    rows: [[value]],
    tag: "SHOW",
  };
}

function createDatabase(cursor: Cursor, server: PostgresServer, { user, session }: Asking): void {
  if (session.state !== "idle") {
    throw new SqlProblem({ kind: "other", text: "CREATE DATABASE cannot run inside a transaction block" });
  }
  const name = cursor.name();
  if (server.cluster.databases.some((each) => each.name === name)) {
    throw new SqlProblem({ kind: "exists", what: "database", name });
  }
  cursor.takes("with");
  const owner = cursor.takes("owner") ? (cursor.takes("="), cursor.name()) : user;
  server.cluster.databases.push({ name, owner, oid: server.newOid() });
}

function dropDatabase(cursor: Cursor, server: PostgresServer, { database }: Asking, notices: string[]): void {
  const isCareful = cursor.takes("if", "exists");
  const name = cursor.name();
  const { cluster, folder, process: { machine: { files } } } = server;
  const found = cluster.databases.find((each) => each.name === name);
  if (!found && isCareful) {
    notices.push(`database "${name}" does not exist, skipping`);
    return;
  }
  if (!found) throw new SqlProblem({ kind: "missing", what: "database", name });
  if (name === database) {
    throw new SqlProblem({ kind: "other", text: "cannot drop the currently open database" });
  }
  if (server.isInUse(name)) {
    throw new SqlProblem({ kind: "other", text: `database "${name}" is being accessed by other users` });
  }
  cluster.databases = cluster.databases.filter((each) => each !== found);
  files.remove(`${folder}/base/${found.oid}`);
  server.forget(name);
}

function createRole(cursor: Cursor, { cluster }: PostgresServer, mayLogIn: boolean): void {
  const name = cursor.name();
  if (cluster.roles.some((each) => each.name === name)) {
    throw new SqlProblem({ kind: "exists", what: "role", name });
  }
  const role = { name, isSuper: false, mayLogIn };
  cluster.roles.push(role);
  options(cursor, role);
}

function alterRole(cursor: Cursor, { cluster }: PostgresServer): void {
  const name = cursor.name();
  const role = cluster.roles.find((each) => each.name === name);
  if (!role) throw new SqlProblem({ kind: "missing", what: "role", name });
  options(cursor, role);
}

function options(cursor: Cursor, role: PostgresServer["cluster"]["roles"][number]): void {
  cursor.takes("with");
  for (; cursor.next; cursor.at++) {
    const word = cursor.next.value;
    if (word === "superuser" || word === "nosuperuser") role.isSuper = word === "superuser";
    if (word === "login" || word === "nologin") role.mayLogIn = word === "login";
    if (word === "password") role.password = cursor.tokens[++cursor.at]?.value ?? "";
  }
}

function dropRole(cursor: Cursor, { cluster }: PostgresServer, { user }: Asking, notices: string[]): void {
  const isCareful = cursor.takes("if", "exists");
  const name = cursor.name();
  if (name === user) throw new SqlProblem({ kind: "other", text: "current user cannot be dropped" });
  if (!cluster.roles.some((each) => each.name === name)) {
    if (!isCareful) throw new SqlProblem({ kind: "missing", what: "role", name });
    notices.push(`role "${name}" does not exist, skipping`);
  }
  cluster.roles = cluster.roles.filter((each) => each.name !== name);
}
