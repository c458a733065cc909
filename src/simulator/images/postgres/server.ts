import { makeDataFolder } from "../data_folder.ts";
import type { HttpAnswer, HttpRequest, Process } from "../../host/process.ts";
import { askedIn } from "../sql/asked.ts";
import { POSTGRES } from "../sql/postgres_dialect.ts";
import { SqlProblem } from "../sql/problem.ts";
import type { Result } from "../sql/result.ts";
import { Session } from "../sql/session.ts";
import { allStatements, type Statement } from "../sql/sql_text.ts";
import { Store } from "../sql/store.ts";
import type { Table, View } from "../sql/table_model.ts";
import { type Cluster, readCluster } from "./cluster.ts";
import { ownStatement } from "./server_statements.ts";

/** What psql sends. */
export interface Asked {
  user: string;
  password: string;
  database: string;
  /** Absent: a new one is opened. */
  session?: number;
  /** Absent: a look at the catalog, or at the connection alone. */
  sql?: string;
  wish?: "catalog" | "close";
}

export interface Catalog {
  cluster: Cluster;
  tables: readonly Table[];
  views: readonly View[];
}

/** What comes back; with a status of 403 it is the text of a refusal. */
export interface Told {
  session: number;
  results: Result[];
  state: Session["state"];
  isSuper: boolean;
  catalog?: Catalog;
}

interface Open {
  session: Session;
  user: string;
  database: string;
}

/** A running PostgreSQL: a query travels as a request with method SQL. */
export class PostgresServer {
  readonly process: Process;
  readonly folder: string;
  readonly cluster: Cluster;
  readonly product: string;
  readonly #stores = new Map<string, Store>();
  readonly #sessions = new Map<number, Open>();
  #next = 1;

  constructor(process: Process, folder: string, product: string) {
    this.process = process;
    this.folder = folder;
    this.product = product;
    this.cluster = readCluster(process.machine.files, folder) ?? { databases: [], roles: [], nextOid: 1 };
  }

  answer(request: HttpRequest): HttpAnswer {
    const say = (status: number, body: string) => ({ status, headers: {}, body });
    if (request.method !== "SQL") return say(400, "");
    const asked = askedIn<Asked>(request.body);
    if (!asked) return say(400, "");
    const refusal = this.#refusal(asked, request.headers["Local"] !== undefined);
    if (refusal !== undefined) return say(403, refusal);
    const number = asked.session ?? this.#next++;
    const open = this.#sessions.get(number) ?? this.#open(asked, number);
    if (asked.wish === "close") {
      open.session.close();
      this.#sessions.delete(number);
    }
    const results = asked.sql === undefined ? [] : this.#runAll(asked.sql, open);
    const { tables, views } = open.session.live;
    const told: Told = {
      session: number,
      results,
      state: open.session.state,
      isSuper: this.cluster.roles.some(({ name, isSuper }) => name === asked.user && isSuper),
      ...(asked.wish === "catalog" ? { catalog: { cluster: this.cluster, tables, views } } : {}),
    };
    return say(200, JSON.stringify(told));
  }

  /** What the scripts of the entrypoint's folder say is run as the image's user, before anybody can connect. */
  runScript(sql: string, user: string, database: string): Result[] {
    return this.#runAll(sql, this.#open({ user, password: "", database }, 0), true);
  }

  /** Somebody works in that database. */
  isInUse(database: string, but?: string): boolean {
    return [...this.#sessions.values()].some((open) => open.database === database && database !== but);
  }

  forget(database: string): void {
    this.#stores.delete(database);
  }

  #refusal({ user, password, database }: Asked, isLocal: boolean): string | undefined {
    const role = this.cluster.roles.find(({ name }) => name === user);
    const isTrusted = isLocal || this.process.env["POSTGRES_HOST_AUTH_METHOD"] === "trust";
    if (!isTrusted && (role?.password === undefined || role.password !== password)) {
      return `FATAL:  password authentication failed for user "${user}"`;
    }
    if (!role) return `FATAL:  role "${user}" does not exist`;
    if (!role.mayLogIn) return `FATAL:  role "${user}" is not permitted to log in`;
    const isThere = this.cluster.databases.some(({ name }) => name === database);
    return isThere ? undefined : `FATAL:  database "${database}" does not exist`;
  }

  #open({ user, database }: Asked, number: number): Open {
    const open = { session: new Session(this.#store(database)), user, database };
    if (number > 0) this.#sessions.set(number, open);
    return open;
  }

  #store(database: string): Store {
    const known = this.#stores.get(database);
    if (known) return known;
    const { process: { machine }, folder, cluster } = this;
    const { oid, owner } = cluster.databases.find(({ name }) => name === database)!;
    const place = {
      files: machine.files,
      folder: `${folder}/base/${oid}`,
      fileOf: () => String(this.newOid()),
    };
    if (!machine.files.isFolder(place.folder)) makeDataFolder(machine.files, place.folder);
    const facts = { version: this.product, current_database: database, current_user: owner };
    const store = new Store(place, POSTGRES, { machine, facts });
    this.#stores.set(database, store);
    return store;
  }

  newOid(): number {
    const { files } = this.process.machine;
    const used = this.cluster.databases.flatMap(({ oid }) =>
      files.list(`${this.folder}/base/${oid}`).map(Number)
    );
    this.cluster.nextOid = Math.max(
      this.cluster.nextOid,
      ...used.filter((each) => each > 0).map((each) => each + 1),
    );
    return this.cluster.nextOid++;
  }

  /** More than one statement in one message is one transaction. */
  #runAll(sql: string, open: Open, isEachItsOwn = false): Result[] {
    const statements = allStatements(sql, "standard");
    const results: Result[] = [];
    const isOne = statements.length > 1 && open.session.state === "idle" && !isEachItsOwn &&
      !statements.some(({ tokens }) =>
        /^(begin|start|commit|create|drop)$/.test(tokens[0]!.value) && !isTable(tokens)
      );
    if (isOne) open.session.begin();
    for (const statement of statements) {
      const result = this.#run(statement, open);
      results.push(result);
      if (result.kind === "failure") break;
    }
    if (isOne) open.session.commit();
    return results;
  }

  #run(statement: Statement, open: Open): Result {
    try {
      return ownStatement(statement, this, open) ?? open.session.run(statement);
    } catch (error) {
      if (!(error instanceof SqlProblem)) throw error;
      const lines = POSTGRES.failure(error.problem, statement);
      this.process.err(lines.slice(0, 1).map((line) => `${line}\n`).join(""));
      return { kind: "failure", lines };
    }
  }
}

function isTable(tokens: Statement["tokens"]): boolean {
  return /^(table|index|view|unique|or)$/.test(tokens[1]?.value ?? "");
}
