/** What PostgreSQL finds out before it looks at a row: SQLite compares whatever it is given. */
import { Cursor } from "./cursor.ts";
import { isValid } from "./functions.ts";
import { SqlProblem } from "./problem.ts";
import { isMark, isWord, type Token } from "./sql_text.ts";
import type { Table } from "./table_model.ts";

const COMPARISONS = ["=", "<", ">", "<=", ">=", "<>", "!="];

/** @throws {SqlProblem} a text that is no number stands beside a column of numbers, or a number where none may be given */
export function checkLiterals(tokens: readonly Token[], tables: readonly Table[]): void {
  for (const [at, token] of tokens.entries()) {
    const [operator, literal] = [tokens[at + 1], tokens[at + 2]];
    if (operator?.kind !== "mark" || !COMPARISONS.includes(operator.text) || literal?.kind !== "string") {
      continue;
    }
    const types = tables.flatMap(({ columns }) => columns.filter(({ name }) => name === token.value)).map((
      { type },
    ) => type);
    const wrong = types.find(({ kind }) => !isValid(kind, literal.value));
    if (wrong && types.every(({ kind }) => kind === wrong.kind)) {
      throw new SqlProblem({ kind: "value", type: wrong.shown, value: literal.value });
    }
  }
  const limit = tokens.findIndex((token) => isWord(token, "limit"));
  if (limit >= 0 && isMark(tokens[limit + 1], "-")) {
    throw new SqlProblem({ kind: "other", text: "LIMIT must not be negative" });
  }
  checkIdentity(tokens, tables);
}

function checkIdentity(tokens: readonly Token[], tables: readonly Table[]): void {
  const cursor = new Cursor(tokens);
  if (!cursor.takes("insert", "into")) return;
  const target = cursor.name();
  const own = tables.find(({ name }) => name === target)?.columns.find(({ identity }) =>
    identity === "always"
  );
  if (!own || !isMark(cursor.next, "(") || !cursor.names().includes(own.name)) return;
  if (cursor.rest.some((token) => isWord(token, "overriding", "default"))) return;
  throw new SqlProblem({ kind: "identity", name: own.name });
}
