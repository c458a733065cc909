import assert from "node:assert/strict";
import { POSTGRES } from "../../../../src/simulator/images/sql/postgres_dialect.ts";
import { problemOf } from "../../../../src/simulator/images/sql/sqlite_problem.ts";
import { allStatements } from "../../../../src/simulator/images/sql/sql_text.ts";
import { emptyDatabase } from "../../../../src/simulator/images/sql/sqlite.ts";

for (
  const [message, problem] of [
    ["no such table: main.x", { kind: "no-table", name: "x" }],
    ["no such column: t.a", { kind: "no-column", name: "a", table: "t" }],
    ['no such column: "x" - should this be a string literal in single-quotes?', {
      kind: "no-column",
      name: "x",
    }],
    ["ambiguous column name: id", { kind: "ambiguous", name: "id" }],
    ["wrong number of arguments to function count()", { kind: "no-function", name: "count" }],
    ['near "x": syntax error', { kind: "syntax", near: "x" }],
    ["3 values for 2 columns", { kind: "value-count", isMore: true, values: 3, columns: 2 }],
    ["something new", { kind: "other", text: "something new" }],
  ] as const
) {
  Deno.test(`SQLite's ${message}`, () => {
    const [statement] = allStatements("select 1", "standard");
    const context = {
      statement: statement!,
      text: "",
      tables: [],
      sqlite: emptyDatabase(),
      dialect: POSTGRES,
    };
    assert.deepEqual(problemOf(message, context), problem);
  });
}
