/** mysql and mariadb: statements that are given, or typed. */
import { hiddenLine } from "../sql/hidden_line.ts";
import { type Process, readAll, type Run, type Wait } from "../../host/process.ts";
import { PromptedLines } from "../../userland/prompted_lines.ts";
import { allStatements, statementsOf } from "../sql/sql_text.ts";
import { type ClientWish, clientWish } from "./client_flags.ts";
import { boxed, summary, tabbed, upright } from "./client_layout.ts";
import type { Asked, Told } from "./server.ts";

export interface ClientKind {
  isMaria: boolean;
  version: string;
}

const UNSAFE = "mysql: [Warning] Using a password on the command line interface can be insecure.\n";

export function* mysqlClient(process: Process, kind: ClientKind): Run {
  const program = kind.isMaria ? "mariadb" : "mysql";
  const wish = clientWish(process, program);
  if (typeof wish === "string") {
    process.err(wish);
    return kind.isMaria ? 7 : 2;
  }
  if (wish.isVersion) {
    process.out(
      kind.isMaria
        ? `mariadb from ${kind.version}, client 15.2 for debian-linux-gnu (x86_64)\n`
        : `mysql  Ver ${kind.version} for Linux on x86_64 (MySQL Community Server - GPL)\n`,
    );
    return 0;
  }
  let password = "";
  if (wish.password.kind === "ask") {
    password = yield* hiddenLine(process, "Enter password: ");
  } else {
    password = wish.password.text;
    if (wish.password.isOnLine && !kind.isMaria) process.err(UNSAFE);
  }
  const client = new Client(process, kind, wish, password);
  const refusal = client.open();
  if (refusal !== undefined) {
    process.err(`${refusal}\n`);
    return 1;
  }
  try {
    if (wish.sql !== undefined) return client.runAll(wish.sql);
    if (process.tty) return yield* typed(process, client);
    return client.runAll(yield* readAll(process));
  } finally {
    client.close();
  }
}

class Client {
  readonly kind: ClientKind;
  database: string | undefined;
  readonly #process: Process;
  readonly #wish: ClientWish;
  readonly #password: string;
  #session: number | undefined;

  constructor(process: Process, kind: ClientKind, wish: ClientWish, password: string) {
    this.#process = process;
    this.kind = kind;
    this.#wish = wish;
    this.#password = password;
  }

  /** Why it cannot be opened. */
  open(): string | undefined {
    const { database } = this.#wish;
    const told = this.#ask(database === undefined ? {} : { database });
    if (typeof told === "string") return told;
    this.#session = told.session;
    this.database = told.database;
    return undefined;
  }

  get session(): number {
    return this.#session ?? 0;
  }

  close(): void {
    if (this.#session !== undefined) this.#ask({ isClosing: true });
  }

  /** The first that fails ends it. */
  runAll(text: string): number {
    for (const statement of allStatements(text.replaceAll("\\G", "\\G;"), "mysql")) {
      const isFine = this.run(statement.text.replace(/;$/, ""), ` at line ${statement.line}`);
      if (!isFine && !this.#wish.isForced) return 1;
    }
    return 0;
  }

  /** False: it failed. `place` is put into the message of a failure; with undefined there is somebody at a prompt. */
  run(text: string, place?: string): boolean {
    const isUpright = /\\G\s*$/.test(text) || this.#wish.layout === "upright";
    const sql = text.replace(/\\[Gg]\s*$/, "");
    const told = this.#ask({ sql });
    const { out, err, tty } = this.#process;
    if (typeof told === "string" || !told.result) {
      err(
        `ERROR 2013 (HY000)${place ?? ""}: Lost connection to ${
          this.kind.isMaria ? "server" : "MySQL server"
        } during query\n`,
      );
      return false;
    }
    this.database = told.database;
    const { result } = told;
    if (result.kind === "failure") {
      err(`${result.lines.join("\n").replace(/^(ERROR \d+ \(\w+\))/, `$1${place ?? ""}`)}\n`);
      return false;
    }
    if (result.kind === "rows" && result.rows.length > 0) {
      const isBox = this.#wish.layout === "box" || (this.#wish.layout === "usual" && tty);
      out(
        isUpright
          ? upright(result)
          : isBox
          ? boxed(result, this.#wish.hasHead)
          : tabbed(result, this.#wish.hasHead),
      );
    }
    if (place === undefined) out(summary(result, sql, this.kind.isMaria));
    return true;
  }

  #ask(what: Partial<Asked>): Told | string {
    const { host, port, user } = this.#wish;
    const isLocal = host === undefined || host === "localhost";
    const asked = {
      user,
      password: this.#password,
      ...what,
      ...(this.#session === undefined ? {} : { session: this.#session }),
    };
    const outcome = this.#process.machine.fetch({
      host: isLocal ? "127.0.0.1" : host,
      port,
      request: {
        method: "SQL",
        path: "/",
        headers: isLocal ? { Local: "" } : {} as Record<string, string>,
        body: JSON.stringify(asked),
      },
    });
    if (outcome.kind === "answer") {
      const { status, body } = outcome.answer;
      return status === 200 ? JSON.parse(body) as Told : body;
    }
    const server = this.kind.isMaria ? "server" : "MySQL server";
    if (outcome.kind === "unknown-host") return `ERROR 2005 (HY000): Unknown ${server} host '${host}' (-2)`;
    if (isLocal) {
      const socket = this.kind.isMaria ? "/run/mysqld/mysqld.sock" : "/var/run/mysqld/mysqld.sock";
      return `ERROR 2002 (HY000): Can't connect to local ${server} through socket '${socket}' (2)`;
    }
    if (outcome.kind === "reset") {
      return `ERROR 2013 (HY000): Lost connection to ${server} at 'reading initial communication packet', system error: 104`;
    }
    return `ERROR 2003 (HY000): Can't connect to ${server} on '${host}:${port}' (${
      outcome.kind === "timeout" ? 110 : 111
    })`;
  }
}

function* typed(process: Process, client: Client): Generator<Wait, number, void> {
  const { isMaria, version } = client.kind;
  const product = isMaria ? "MariaDB" : "MySQL";
  process.out(
    `Welcome to the ${product} monitor.  Commands end with ; or \\g.\nYour ${product} connection id is ${client.session}\n` +
      `Server version: ${version}${
        isMaria ? " mariadb.org binary distribution" : " MySQL Community Server - GPL"
      }\n\n` +
      "Type 'help;' or '\\h' for help. Type '\\c' to clear the current input statement.\n\n",
  );
  const lines = new PromptedLines(process);
  let held = "";
  for (;;) {
    const { rest, isQuoted } = statementsOf(held, "mysql");
    const usual = isMaria ? `MariaDB [${client.database ?? "(none)"}]> ` : "mysql> ";
    const sign = isQuoted ? "'> " : "-> ";
    const edited = yield* lines.read(rest === "" ? usual : sign.padStart(usual.length));
    if (edited.kind === "interrupted") {
      held = "";
      continue;
    }
    if (edited.kind === "end" || (rest === "" && /^\s*(exit|quit|\\q)\s*;?\s*$/i.test(edited.text))) {
      process.out("Bye\n");
      return 0;
    }
    held = edited.text.trimEnd().endsWith("\\c") ? "" : oneLine(held, edited.text, client, process);
  }
}

/** What is left of the statements when one more line is there. */
function oneLine(held: string, line: string, client: Client, process: Process): string {
  if (held === "" && /^\s*(help|\\h|\?)\s*;?\s*$/i.test(line)) {
    process.out(
      "A statement ends with a semicolon, or with \\G for a line for each value; \\c drops it, exit leaves.\n",
    );
    return "";
  }
  const command = held === "" ? /^\s*(?:use|\\u)\s+`?([\w-]+)`?\s*;?\s*$/i.exec(line)?.[1] : undefined;
  const text = command !== undefined
    ? `use \`${command}\`;`
    : `${held}${line.replace(/\\G\s*$/, "\\G;").replace(/\\g\s*$/, ";")}\n`;
  const { complete, rest } = statementsOf(text, "mysql");
  for (const statement of complete) client.run(statement.text.replace(/;$/, ""));
  return rest;
}
