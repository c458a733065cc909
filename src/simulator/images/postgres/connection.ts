import type { Process } from "../../host/process.ts";
import type { Result } from "../sql/result.ts";
import type { PsqlWish } from "./psql_flags.ts";
import type { Asked, Catalog, Told } from "./server.ts";
import { laidOut, type Layout } from "./table_layout.ts";

const NUMBERS = ["integer", "real", "decimal"];
const SOCKET = "/var/run/postgresql/.s.PGSQL.5432";

/** What was wrong, and how it is shown. */
export interface Shown {
  layout: Layout;
  isQuiet: boolean;
  /** Set where a statement fails. */
  code: number;
  /** The line of a file that is read. */
  place?: { file: string; line: number };
}

/** psql's way to a server. */
export class Connection {
  database: string;
  state: Told["state"] = "idle";
  isSuper = false;
  /** The server has gone. */
  isLost = false;
  password: string;
  readonly wish: PsqlWish;
  readonly #process: Process;
  #session: number | undefined;

  constructor(process: Process, wish: PsqlWish) {
    this.#process = process;
    this.wish = wish;
    this.database = wish.database;
    this.password = wish.password;
  }

  /** Undefined: it is open; else why it is not. */
  open(database = this.database): string | undefined {
    const told = this.#ask({}, database);
    if (typeof told === "string") return told;
    this.close();
    this.database = database;
    this.#session = told.session;
    this.isSuper = told.isSuper;
    this.state = told.state;
    return undefined;
  }

  close(): void {
    if (this.#session !== undefined) this.#ask({ session: this.#session, wish: "close" });
    this.#session = undefined;
  }

  catalog(): Catalog {
    const told = this.#asked({ wish: "catalog" });
    return typeof told === "object" && told.catalog ||
      { cluster: { databases: [], roles: [], nextOid: 1 }, tables: [], views: [] };
  }

  /** Runs statements and shows what they come to. */
  run(sql: string, shown: Shown): void {
    const told = this.#asked({ sql });
    if (typeof told === "string") {
      this.isLost = true;
      shown.code = 2;
      this.#process.err(
        "server closed the connection unexpectedly\n\tThis probably means the server terminated abnormally\n\tbefore or while processing the request.\n",
      );
      return;
    }
    this.state = told.state;
    for (const result of told.results) this.#show(result, shown);
  }

  #show(result: Result, shown: Shown): void {
    const { out, err } = this.#process;
    if (result.kind === "failure") {
      err(placed(shown) + result.lines.map((line) => `${line}\n`).join(""));
      shown.code = 1;
      return;
    }
    if (result.kind === "rows") {
      const columns = result.columns.map(({ name, kind }) => ({ name, isRight: NUMBERS.includes(kind) }));
      out(laidOut({ columns, rows: result.rows }, shown.layout));
      if (
        !result.tag.startsWith("SELECT") && result.tag !== "SHOW" && !shown.isQuiet &&
        !shown.layout.isTuplesOnly
      ) out(`${result.tag}\n`);
      return;
    }
    for (const notice of result.notices ?? []) {
      err(`${placed(shown)}${/^(there is|not simulated)/.test(notice) ? "WARNING" : "NOTICE"}:  ${notice}\n`);
    }
    if (!shown.isQuiet) out(`${result.tag}\n`);
  }

  #asked(what: Partial<Asked>): Told | string {
    return this.#ask({ ...what, ...(this.#session === undefined ? {} : { session: this.#session }) });
  }

  #ask(what: Partial<Asked>, database = this.database): Told | string {
    const { password, wish: { host, port, user } } = this;
    const isLocal = host === undefined || host === "localhost" || host === "127.0.0.1" ||
      host.startsWith("/");
    const outcome = this.#process.machine.fetch({
      host: host === undefined || host.startsWith("/") ? "127.0.0.1" : host,
      port,
      request: {
        method: "SQL",
        path: "/",
        headers: isLocal ? { Local: "" } : {} as Record<string, string>,
        body: JSON.stringify({ user, password, database, ...what }),
      },
    });
    if (outcome.kind !== "answer") return unreachable(outcome, host, port);
    const { status, body } = outcome.answer;
    if (status === 200) return JSON.parse(body) as Told;
    return `connection to server ${at(host, outcome.address, port)} failed: ${body}`;
  }
}

function placed({ place }: Shown): string {
  return place ? `psql:${place.file}:${place.line}: ` : "";
}

function at(host: string | undefined, address: string, port: number): string {
  return host === undefined ? `on socket "${SOCKET}"` : `at "${host}" (${address}), port ${port}`;
}

function unreachable(
  outcome: { kind: string; address?: string },
  host: string | undefined,
  port: number,
): string {
  if (outcome.kind === "unknown-host") {
    return `could not translate host name "${host}" to address: Name or service not known`;
  }
  if (outcome.kind === "reset") {
    return `connection to server ${at(host, outcome.address ?? "", port)} failed: ` +
      "server closed the connection unexpectedly\n\tThis probably means the server terminated abnormally\n" +
      "\tbefore or while processing the request.";
  }
  const problem = host === undefined
    ? "No such file or directory"
    : outcome.kind === "timeout"
    ? "Connection timed out"
    : "Connection refused";
  const question = host === undefined
    ? "Is the server running locally and accepting connections on that socket?"
    : "Is the server running on that host and accepting TCP/IP connections?";
  return `connection to server ${at(host, outcome.address ?? "", port)} failed: ${problem}\n\t${question}`;
}
