import type { Dialect, Surroundings } from "./dialect.ts";
import { addFunctions } from "./functions.ts";
import { sqliteText } from "./create_table.ts";
import { type Problem, SqlProblem } from "./problem.ts";
import { problemOf } from "./sqlite_problem.ts";
import type { Result, ResultColumn } from "./result.ts";
import { itemsOf, kindOf, withNames } from "./select_items.ts";
import { isWord, named, type Statement, type Token } from "./sql_text.ts";
import { type DatabaseSync, emptyDatabase, rowsOf } from "./sqlite.ts";
import { shownValue, type SqliteValue } from "./shown_value.ts";
import type { ColumnType, Dump, Table, Value, View } from "./table_model.ts";

/** One database that is open: its tables as they are described, and their rows in SQLite. */
export class LiveDatabase {
  readonly dialect: Dialect;
  readonly #surroundings: Surroundings;
  #sqlite: DatabaseSync;
  #tables: Table[] = [];
  #views: View[] = [];
  #fault: Problem | undefined;
  readonly #last = new Map<string, number>();

  constructor(dump: Dump, dialect: Dialect, surroundings: Surroundings) {
    this.dialect = dialect;
    this.#surroundings = surroundings;
    this.#sqlite = this.#filled(dump);
  }

  get tables(): readonly Table[] {
    return this.#tables;
  }

  get views(): readonly View[] {
    return this.#views;
  }

  /** All that is in it. */
  dump(): Dump {
    const tables = this.#tables.map((table) => ({
      ...structuredClone(table),
      next: this.#nextOf(table),
      rows: this.#read(
        `SELECT ${table.columns.map(({ name }) => named(name)).join(", ") || "1"} FROM ${named(table.name)}`,
      )
        .map((row) => row.map(kept)),
    }));
    return { tables, views: structuredClone(this.#views) };
  }

  /** Takes the place of what was there; where that cannot be, all stays. @throws {SqlProblem} */
  restore(dump: Dump): void {
    const before = [this.#tables, this.#views] as const;
    try {
      this.#sqlite = this.#filled(dump);
    } catch (error) {
      [this.#tables, this.#views] = before;
      throw error;
    }
  }

  /** A query, or a statement that changes rows. @throws {SqlProblem} */
  query(statement: Statement): Result {
    if (this.dialect.check) this.dialect.check(statement.tokens, this.#tables);
    const tokens = withNames(statement.tokens, (item) => this.dialect.columnName(item));
    const text = this.dialect.translate(tokens, this.#tables);
    this.#fault = undefined;
    try {
      const prepared = this.#sqlite.prepare(text);
      const described = prepared.columns();
      const rows = this.#run(prepared);
      const verb = verbOf(tokens);
      const changed = isChange(verb) ? this.#changed() : 0;
      const tag = tagOf(verb, isChange(verb) ? changed : rows.length);
      if (described.length === 0) return { kind: "done", tag, changed };
      return this.#result(statement.tokens, described, rows, tag);
    } catch (error) {
      throw this.#problem(error, statement, text);
    }
  }

  /** What a function complains of is known only when rows are changed already. */
  #run(prepared: Parameters<typeof rowsOf>[0]): SqliteValue[][] {
    this.#sqlite.exec("SAVEPOINT before_it");
    try {
      const rows = rowsOf(prepared);
      if (this.#fault) throw new SqlProblem(this.#fault);
      return rows;
    } catch (error) {
      this.#sqlite.exec("ROLLBACK TO before_it");
      throw error;
    } finally {
      this.#sqlite.exec("RELEASE before_it");
    }
  }

  /** Rows of a query of one's own. */
  #read(text: string): SqliteValue[][] {
    return rowsOf(this.#sqlite.prepare(text));
  }

  /** The rows that the last statement changed itself: what foreign keys do behind it does not count. */
  #changed(): number {
    return Number(this.#read("SELECT changes()")[0]![0]);
  }

  #result(
    tokens: readonly Token[],
    described: ReturnType<ReturnType<DatabaseSync["prepare"]>["columns"]>,
    rows: SqliteValue[][],
    tag: string,
  ): Result {
    const items = itemsOf(tokens);
    const isMysql = this.dialect.quoting === "mysql";
    const isPlain = items.length === described.length;
    const types = described.map(({ table, column, name }, at) => {
      const own = this.#tables.find((each) => each.name === table)?.columns.find((each) =>
        each.name === column
      )?.type;
      const item = isPlain ? items[at] : items.find(({ alias }) => alias === name);
      const hint = item && kindOf(item, this.#tables, this.dialect);
      return {
        ...(own ?? hint ?? { kind: naturalKind(rows.map((row) => row[at]!)) }),
        isAverage: !own && hint?.isAverage === true,
      };
    });
    const columns = described.map(({ name }, at): ResultColumn => ({ name, kind: types[at]!.kind }));
    const shown = rows.map((row) => row.map((value, at) => shownValue(value, types[at]!, isMysql)));
    return { kind: "rows", columns, rows: shown, tag };
  }

  #problem(error: unknown, statement: Statement, text: string): SqlProblem {
    if (error instanceof SqlProblem) return error;
    if (this.#fault) return new SqlProblem(this.#fault);
    if (!(error instanceof Error)) throw error;
    // To find out, the statement may be tried again, which is to use up no numbers.
    const numbers = this.#tables.map(({ next }) => next);
    const { message } = error;
    const context = { statement, text, tables: this.#tables, sqlite: this.#sqlite, dialect: this.dialect };
    const problem = problemOf(message, context);
    for (const [at, table] of this.#tables.entries()) table.next = numbers[at]!;
    return new SqlProblem(problem);
  }

  /** SQLite with all of a dump in it. @throws {SqlProblem} */
  #filled(dump: Dump): DatabaseSync {
    const sqlite = emptyDatabase();
    const isMysql = this.dialect.quoting === "mysql";
    this.#tables = dump.tables.map(({ rows: _rows, ...table }) => structuredClone(table));
    this.#views = structuredClone(dump.views);
    addFunctions(sqlite, {
      surroundings: this.#surroundings,
      next: (sequence) => this.#nextNumber(sequence),
      current: (sequence) => this.#last.get(sequence),
      fault: (problem) => this.#fault ??= problem,
    });
    if (!isMysql) sqlite.exec("PRAGMA case_sensitive_like = ON");
    this.#fault = undefined;
    try {
      for (const table of dump.tables) fill(sqlite, table, isMysql);
      for (const { name, sql } of dump.views) sqlite.exec(`CREATE VIEW ${named(name)} AS ${sql}`);
      const [broken] = sqlite.prepare("PRAGMA foreign_key_check").all();
      if (broken) throw new Error(`FOREIGN KEY constraint failed: ${broken["table"]}`);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const statement = { text: "", tokens: [], line: 1 };
      throw new SqlProblem(
        this.#fault ??
          problemOf(error.message, {
            statement,
            text: "",
            tables: this.#tables,
            sqlite,
            dialect: this.dialect,
          }),
      );
    }
    sqlite.exec("PRAGMA foreign_keys = ON");
    return sqlite;
  }

  #nextNumber(sequence: string): number {
    const table = this.#tables.find(({ name, columns }) =>
      columns.some((column) => column.isAuto && `${name}_${column.name}_seq` === sequence)
    );
    if (!table) {
      this.#fault = { kind: "no-table", name: sequence };
      return 0;
    }
    const number = table.next++;
    this.#last.set(sequence, number);
    return number;
  }

  #nextOf(table: Table): number {
    if (this.dialect.quoting !== "mysql" || !table.columns.some(({ isAuto }) => isAuto)) return table.next;
    const [row] = this.#read(
      `SELECT seq FROM sqlite_sequence WHERE name = '${table.name.replaceAll("'", "''")}'`,
    );
    return row ? Number(row[0]) + 1 : table.next;
  }
}

function fill(sqlite: DatabaseSync, table: Dump["tables"][number], isMysql: boolean): void {
  for (const text of sqliteText(table, isMysql)) sqlite.exec(text);
  const holders = table.columns.map(() => "?").join(", ");
  if (table.columns.length === 0) return;
  const insert = sqlite.prepare(`INSERT INTO ${named(table.name)} VALUES (${holders})`);
  for (const row of table.rows) insert.run(...row.map((value, at) => bound(value, table.columns[at]!.type)));
  if (isMysql && table.next > 1 && table.columns.some(({ isAuto }) => isAuto)) {
    sqlite.prepare("DELETE FROM sqlite_sequence WHERE name = ?").run(table.name);
    sqlite.prepare("INSERT INTO sqlite_sequence VALUES (?, ?)").run(table.name, table.next - 1);
  }
}

function bound(value: Value, { kind }: ColumnType): string | number | bigint | null {
  const isWhole = kind === "integer" || kind === "boolean";
  if (!isWhole || value === null) return value;
  return typeof value === "number" || /^-?\d+$/.test(value) ? BigInt(value) : value;
}

function kept(value: SqliteValue): Value {
  if (typeof value !== "bigint") return value;
  return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
}

function naturalKind(values: readonly SqliteValue[]): ColumnType["kind"] {
  const some = values.filter((value) => value !== null);
  if (some.length === 0 || some.some((value) => typeof value === "string")) return "text";
  return some.every((value) => typeof value === "bigint") ? "integer" : "real";
}

const CHANGES = ["insert", "update", "delete", "replace"];

function isChange(verb: string): boolean {
  return CHANGES.includes(verb);
}

/** Behind WITH: what is done with it. */
function verbOf(tokens: readonly Token[]): string {
  if (!isWord(tokens[0], "with")) return tokens[0]?.value ?? "";
  return tokens.find((token) => isWord(token, ...CHANGES))?.value ?? "select";
}

function tagOf(verb: string, count: number): string {
  if (verb === "insert" || verb === "replace") return `INSERT 0 ${count}`;
  return isChange(verb) ? `${verb.toUpperCase()} ${count}` : `SELECT ${count}`;
}
