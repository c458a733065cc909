import { LiveDatabase } from "./live_database.ts";
import { refused, SqlProblem } from "./problem.ts";
import type { Result } from "./result.ts";
import { schemaChange } from "./schema_changes.ts";
import { isWord, type Statement } from "./sql_text.ts";
import type { Store } from "./store.ts";
import type { Dump } from "./table_model.ts";

const READING = ["select", "values", "table", "with", "show"];
const BUSY = "another transaction has changed this database and has not ended yet: one can write at a time";

/** What one client does in one database: its transaction, if it has one. */
export class Session {
  readonly #store: Store;
  /** Absent: every statement is its own transaction. */
  #transaction: { saved?: Dump; points: { name: string; dump: Dump }[]; isAborted: boolean } | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  /** How the prompt shows it. */
  get state(): "idle" | "open" | "aborted" {
    return !this.#transaction ? "idle" : this.#transaction.isAborted ? "aborted" : "open";
  }

  /** What it sees: what others have not committed is not there. */
  get live(): LiveDatabase {
    const { owner } = this.#store;
    return owner === undefined || owner.session === this ? this.#store.live : this.#store.committed;
  }

  /** @throws {SqlProblem} */
  run(statement: Statement): Result {
    const control = this.#control(statement);
    if (control) return control;
    if (this.#transaction?.isAborted) throw new SqlProblem({ kind: "aborted" });
    try {
      return this.#work(statement);
    } catch (error) {
      if (this.#transaction && this.#store.live.dialect.quoting !== "mysql") {
        this.#transaction.isAborted = true;
      }
      throw error;
    }
  }

  /** The client is gone. */
  close(): void {
    if (this.#transaction) this.#rollBack();
  }

  begin(): void {
    this.#transaction ??= { points: [], isAborted: false };
  }

  /** False: it was rolled back, since a statement had failed. */
  commit(): boolean {
    if (this.#transaction?.isAborted) {
      this.#rollBack();
      return false;
    }
    if (this.#store.owner?.session === this) this.#store.save();
    this.#leave();
    return true;
  }

  #rollBack(): void {
    const saved = this.#transaction?.saved;
    if (saved) this.#store.live.restore(saved);
    this.#leave();
  }

  #leave(): void {
    if (this.#store.owner?.session === this) this.#store.owner = undefined;
    this.#transaction = undefined;
  }

  #work(statement: Statement): Result {
    const { tokens } = statement;
    const isReading = isWord(tokens[0], ...READING) &&
      !tokens.some((token) => isWord(token, "insert", "update", "delete", "nextval"));
    if (isReading) return this.live.query(statement);
    if (this.#store.owner && this.#store.owner.session !== this) throw refused(BUSY);
    const isMysql = this.#store.live.dialect.quoting === "mysql";
    const isSchema = isWord(tokens[0], "create", "alter", "drop", "truncate");
    if (isMysql && isSchema && this.#transaction) this.commit();
    if (this.#transaction && !this.#transaction.saved) {
      this.#transaction.saved = this.#store.live.dump();
      this.#store.owner = { session: this, saved: this.#transaction.saved };
    }
    const result = this.#change(statement);
    if (!this.#transaction) this.#store.save();
    return result;
  }

  #change(statement: Statement): Result {
    const { live } = this.#store;
    if (!isWord(statement.tokens[0], "create", "alter", "drop", "truncate")) return live.query(statement);
    const changed = schemaChange(statement, live.dump(), live.dialect)!;
    live.restore(changed.dump);
    return { kind: "done", tag: changed.tag, changed: 0, notices: changed.notices };
  }

  /** BEGIN and what ends it. */
  #control({ tokens }: Statement): Result | undefined {
    const [first, second] = tokens;
    const done = (tag: string, notices: string[] = []): Result => ({
      kind: "done",
      tag,
      changed: 0,
      notices,
    });
    if (isWord(first, "begin") || (isWord(first, "start") && isWord(second, "transaction"))) {
      const notices = this.#transaction ? ["there is already a transaction in progress"] : [];
      if (this.#store.live.dialect.quoting === "mysql" && this.#transaction) this.commit();
      this.begin();
      return done(isWord(first, "begin") ? "BEGIN" : "START TRANSACTION", notices);
    }
    const nothing = this.#transaction ? [] : ["there is no transaction in progress"];
    if (isWord(first, "commit", "end")) return done(this.commit() ? "COMMIT" : "ROLLBACK", nothing);
    if (isWord(first, "rollback", "abort") && !tokens.some((token) => isWord(token, "to"))) {
      this.#rollBack();
      return done("ROLLBACK", nothing);
    }
    if (isWord(first, "savepoint", "release", "rollback")) {
      return done(this.#point(tokens.map(({ value }) => value)));
    }
    return undefined;
  }

  #point(words: readonly string[]): string {
    const name = words.at(-1)!;
    const transaction = this.#transaction;
    const [verb = ""] = words;
    if (!transaction) {
      const text = `${
        verb === "rollback" ? "ROLLBACK TO SAVEPOINT" : verb === "release" ? "RELEASE SAVEPOINT" : "SAVEPOINT"
      } can only be used in transaction blocks`;
      throw new SqlProblem({ kind: "other", text });
    }
    if (verb === "savepoint") {
      if (transaction.isAborted) throw new SqlProblem({ kind: "aborted" });
      transaction.points.push({ name, dump: this.#store.live.dump() });
      return "SAVEPOINT";
    }
    const at = transaction.points.findLastIndex((point) => point.name === name);
    if (at < 0) throw new SqlProblem({ kind: "other", text: `savepoint "${name}" does not exist` });
    if (verb === "rollback") {
      if (transaction.saved) this.#store.live.restore(transaction.points[at]!.dump);
      transaction.isAborted = false;
    }
    transaction.points.length = verb === "rollback" ? at + 1 : at;
    return verb === "rollback" ? "ROLLBACK" : "RELEASE";
  }
}
