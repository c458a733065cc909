/** psql: statements and commands with a backslash, given or typed. */
import { absolutePath, type Process, readAll, type Run, type Wait } from "../../host/process.ts";
import { PromptedLines } from "../../userland/prompted_lines.ts";
import { statementsOf } from "../sql/sql_text.ts";
import { hiddenLine } from "../sql/hidden_line.ts";
import { Connection } from "./connection.ts";
import { command, type Commander } from "./psql_commands.ts";
import { psqlWish } from "./psql_flags.ts";
import { databaseSheet } from "./describe.ts";
import { laidOut } from "./table_layout.ts";

export function* psql(process: Process): Run {
  const wish = psqlWish(process);
  if (typeof wish === "string") {
    process.err(wish);
    return 1;
  }
  const version = process.env["PG_VERSION"] ?? "";
  const shown = version.includes("-") ? `${version.split("-")[0]} (Debian ${version})` : version;
  if (wish.isVersion) {
    process.out(`psql (PostgreSQL) ${shown}\n`);
    return 0;
  }
  const connection = new Connection(process, wish);
  if (wish.isListing && connection.database === wish.user) connection.database = "postgres";
  let refusal = connection.open();
  if (refusal?.includes("password authentication failed") && wish.password === "") {
    if (process.tty) connection.password = yield* hiddenLine(process, `Password for user ${wish.user}: `);
    refusal = process.tty
      ? connection.open()
      : refusal.replace(/FATAL:.*/, "fe_sendauth: no password supplied");
  }
  if (refusal !== undefined) {
    process.err(`psql: error: ${refusal}\n`);
    return 2;
  }
  const commander: Commander = {
    process,
    connection,
    layout: { ...wish.layout },
    isQuiet: wish.isQuiet,
    stopsOnError: wish.stopsOnError,
    code: 0,
    depth: 0,
  };
  try {
    if (wish.isListing) {
      process.out(
        laidOut(databaseSheet(connection.catalog(), Number(version.split(".")[0])), commander.layout),
      );
      return 0;
    }
    if (wish.work.length > 0) return given(commander, wish.work);
    if (process.tty && !wish.isQuiet) process.out(`psql (${shown})\nType "help" for help.\n\n`);
    if (process.tty) return yield* typed(commander);
    return runText(commander, yield* readAll(process));
  } finally {
    connection.close();
  }
}

/** `-c` and `-f`: how the last of them ended, or the first that failed where a failure is to end it. */
function given(commander: Commander, work: readonly { kind: "command" | "file"; text: string }[]): number {
  for (const { kind, text } of work) {
    commander.code = 0;
    if (kind === "file") commander.code = runFile(commander, text);
    else if (text.trimStart().startsWith("\\")) {
      if (!command(commander, text.trim(), runFile)) break;
    } else commander.connection.run(text, commander);
    if (commander.connection.isLost) return 2;
    if (commander.code !== 0 && commander.stopsOnError) break;
  }
  return commander.code;
}

/** `-f FILE` and `\i FILE`. */
function runFile(commander: Commander, path: string): number {
  const { process } = commander;
  const text = process.machine.files.read(absolutePath(process.cwd, path));
  if (text === undefined) {
    process.err(`psql: error: ${path}: No such file or directory\n`);
    return 1;
  }
  if (commander.depth > 20) return 1;
  return runText({ ...commander, depth: commander.depth + 1, place: { file: path, line: 0 } }, text);
}

/** The code for a script that a failure has ended. */
const STOPPED = 3;

/** All of a text; a failure ends it only where it is to. */
function runText(commander: Commander, text: string): number {
  let held = "";
  const run = (statement: string) => {
    commander.code = 0;
    commander.connection.run(statement, commander);
    return commander.code === 0 || !commander.stopsOnError;
  };
  for (const line of text.split("\n")) {
    if (commander.place) commander.place.line++;
    if (held === "" && line.trimStart().startsWith("\\")) {
      commander.code = 0;
      if (!command(commander, line.trim(), runFile)) return 0;
      if (commander.code !== 0 && commander.stopsOnError) return STOPPED;
      continue;
    }
    const { complete, rest } = statementsOf(`${held}${line}\n`, "standard");
    if (!complete.every((statement) => run(statement.text))) return STOPPED;
    held = rest;
    if (commander.connection.isLost) return 2;
  }
  return held.trim() === "" || run(held.trim()) ? 0 : STOPPED;
}

function* typed(commander: Commander): Generator<Wait, number, void> {
  const { process, connection } = commander;
  const lines = new PromptedLines(process);
  let held = "";
  for (;;) {
    const edited = yield* lines.read(promptOf(connection, held));
    if (edited.kind === "end") {
      process.out("\\q\n");
      return 0;
    }
    if (edited.kind === "interrupted") {
      held = "";
      continue;
    }
    const line = edited.text;
    if (held === "" && /^\s*(exit|quit)\s*;?\s*$/.test(line)) return 0;
    if (held === "" && line.trim() === "help") process.out(HELP);
    else if (line.trimStart().startsWith("\\")) {
      if (!command(commander, line.trim(), runFile)) return 0;
    } else {
      const { complete, rest } = statementsOf(held + line + "\n", "standard");
      for (const statement of complete) connection.run(statement.text, commander);
      held = rest;
      if (connection.isLost) return 2;
    }
  }
}

/** `postgres=# `: what the sign says is whether a statement has begun, a transaction is open, and who one is. */
function promptOf({ database, state, isSuper }: Connection, held: string): string {
  const { rest, isQuoted } = statementsOf(held, "standard");
  const opened = (rest.match(/\(/g) ?? []).length - (rest.match(/\)/g) ?? []).length;
  const sign = rest === "" ? "=" : isQuoted ? "'" : opened > 0 ? "(" : "-";
  const transaction = { idle: "", open: "*", aborted: "!" }[state];
  return `${database}${sign}${transaction}${isSuper ? "#" : ">"} `;
}

const HELP = "This is psql, which sends what is typed to PostgreSQL.\n" +
  "A statement of SQL ends with a semicolon; \\? lists the commands with a backslash, \\q leaves.\n";
