import type { Machine } from "../../host/process.ts";
import type { Problem } from "./problem.ts";
import type { Quoting, Statement, Token } from "./sql_text.ts";
import type { ColumnType, Table } from "./table_model.ts";

/** What functions of SQL may ask for. */
export interface Surroundings {
  machine: Machine;
  /** Functions without arguments, and their values: `version`. */
  facts: Readonly<Record<string, string>>;
}

/** In what one database differs from another. */
export interface Dialect {
  quoting: Quoting;
  /** The type that these words begin with, and how many they are. @throws {SqlProblem} */
  type(tokens: readonly Token[]): { type: ColumnType; used: number; isAuto?: boolean };
  /** A query in SQLite's words. @throws {SqlProblem} */
  translate(tokens: readonly Token[], tables: readonly Table[]): string;
  /** What is found out before a query is run. @throws {SqlProblem} */
  check?(tokens: readonly Token[], tables: readonly Table[]): void;
  /** The name of a result's column that the statement gives no name; undefined: as it is written. */
  columnName(item: readonly Token[]): string | undefined;
  /** Names of keys and constraints without one. */
  keyName(
    table: string,
    columns: readonly string[],
    kind: "primary" | "unique" | "check" | "foreign",
    count: number,
  ): string;
  /** A default, as it is described. */
  defaultShown(tokens: readonly Token[], type: ColumnType, table: string, column: string): string;
  /** The lines in which a failure is told. */
  failure(problem: Problem, statement: Statement): string[];
}
