import type { HttpAnswer, HttpRequest, Process } from "../../host/process.ts";
import { askedIn } from "../sql/asked.ts";
import { mysqlDialect } from "../sql/mysql_dialect.ts";
import { mysqlFailure } from "../sql/mysql_words.ts";
import { SqlProblem } from "../sql/problem.ts";
import type { Result } from "../sql/result.ts";
import { Session } from "../sql/session.ts";
import { allStatements, isMark, isWord, type Statement } from "../sql/sql_text.ts";
import { Store } from "../sql/store.ts";
import { type Account, mayUse, readAccounts } from "./accounts.ts";
import { ownStatement } from "./server_statements.ts";

/** What the client sends: one statement, or none to see whether it may come. */
export interface Asked {
  user: string;
  password: string;
  database?: string;
  /** Absent: a new one is opened. */
  session?: number;
  sql?: string;
  isClosing?: boolean;
}

/** What comes back; with a status of 403 it is the text of a refusal. */
export interface Told {
  session: number;
  result?: Result;
  database?: string;
}

/** A client's connection. */
export interface Open {
  account: Account;
  from: string;
  database?: string;
  sessions: Map<string, Session>;
}

/** Databases that are always there, without tables that could be seen here. */
export const SYSTEM = ["information_schema", "mysql", "performance_schema", "sys"];

/** A running MySQL or MariaDB: a statement travels as a request with method SQL. */
export class MysqlServer {
  readonly process: Process;
  readonly folder: string;
  readonly version: string;
  readonly isMaria: boolean;
  accounts: Account[];
  readonly #stores = new Map<string, Store>();
  readonly #open = new Map<number, Open>();
  #next = 8;

  constructor(
    process: Process,
    { folder, version, isMaria }: { folder: string; version: string; isMaria: boolean },
  ) {
    this.process = process;
    this.folder = folder;
    this.version = version;
    this.isMaria = isMaria;
    this.accounts = readAccounts(process.machine.files, folder);
  }

  get databases(): string[] {
    const { files } = this.process.machine;
    const own = files.list(this.folder).filter((name) =>
      files.isFolder(`${this.folder}/${name}`) && !name.startsWith("#")
    );
    return [...new Set([...own, ...SYSTEM])].sort();
  }

  answer(request: HttpRequest): HttpAnswer {
    const say = (status: number, body: string) => ({ status, headers: {}, body });
    if (request.method !== "SQL") return say(400, "");
    const asked = askedIn<Asked>(request.body);
    if (!asked) return say(400, "");
    const from = request.headers["Local"] === undefined ? request.from : "localhost";
    const account = this.#accountOf(asked, from);
    if (typeof account === "string") return say(403, account);
    const number = asked.session ?? this.#next++;
    const open = this.#open.get(number) ?? { account, from, sessions: new Map<string, Session>() };
    if (asked.database !== undefined && open.database === undefined) {
      const refusal = this.refusal(open, asked.database);
      if (refusal !== undefined) return say(403, refusal);
      open.database = asked.database;
    }
    this.#open.set(number, open);
    const result = asked.sql === undefined ? undefined : this.run(asked.sql, open);
    if (asked.isClosing) this.#close(number, open);
    const told: Told = {
      session: number,
      ...(result ? { result } : {}),
      ...(open.database === undefined ? {} : { database: open.database }),
    };
    return say(200, JSON.stringify(told));
  }

  /** Why a database cannot be used. */
  refusal({ account, from }: Open, database: string): string | undefined {
    if (!mayUse(account, database)) {
      return `ERROR 1044 (42000): Access denied for user '${account.name}'@'${
        account.host === "%" ? "%" : from
      }' to database '${database}'`;
    }
    return this.databases.includes(database)
      ? undefined
      : `ERROR 1049 (42000): Unknown database '${database}'`;
  }

  /** One statement. */
  run(sql: string, open: Open): Result {
    const [statement] = allStatements(sql, "mysql");
    if (!statement) return { kind: "failure", lines: ["ERROR 1065 (42000): Query was empty"] };
    try {
      return ownStatement(statement, this, open) ?? this.#inDatabase(statement, open);
    } catch (error) {
      if (!(error instanceof SqlProblem)) throw error;
      return {
        kind: "failure",
        lines: mysqlFailure(error.problem, statement, {
          database: open.database ?? "",
          isMaria: this.isMaria,
        }),
      };
    }
  }

  store(database: string): Store {
    const known = this.#stores.get(database);
    if (known) return known;
    const { machine } = this.process;
    const place = {
      files: machine.files,
      folder: `${this.folder}/${database}`,
      fileOf: (table: string) => `${table}.ibd`,
    };
    const facts = { version: this.version, database };
    const store = new Store(place, mysqlDialect({ database, isMaria: this.isMaria }), { machine, facts });
    this.#stores.set(database, store);
    return store;
  }

  forget(database: string): void {
    this.#stores.delete(database);
    for (const open of this.#open.values()) open.sessions.delete(database);
  }

  #close(number: number, open: Open): void {
    for (const session of open.sessions.values()) session.close();
    this.#open.delete(number);
  }

  #accountOf({ user, password }: Asked, from: string): Account | string {
    const found = this.accounts.find(({ name, host }) => name === user && (host === "%" || host === from));
    const used = password ? "YES" : "NO";
    return found && found.password === password
      ? found
      : `ERROR 1045 (28000): Access denied for user '${user}'@'${from}' (using password: ${used})`;
  }

  #inDatabase(statement: Statement, open: Open): Result {
    const database = open.database ?? namedDatabase(statement, this.databases);
    if (database === undefined) {
      const hasTable = statement.tokens.some((token) =>
        isWord(token, "from", "into", "update", "table", "truncate", "view", "index")
      );
      if (hasTable) return { kind: "failure", lines: ["ERROR 1046 (3D000): No database selected"] };
    }
    const name = database ?? "mysql";
    const store = this.store(name);
    const session = open.sessions.get(name) ?? new Session(store);
    open.sessions.set(name, session);
    return session.run(statement);
  }
}

/** `shop` of `shop.users`, where no database is in use. */
function namedDatabase({ tokens }: Statement, databases: readonly string[]): string | undefined {
  const at = tokens.findIndex((token, index) =>
    databases.includes(token.name ?? token.value) && isMark(tokens[index + 1], ".")
  );
  return at < 0 ? undefined : tokens[at]!.name ?? tokens[at]!.value;
}
