/** What PostgreSQL says of a mistake. */
import { givenColumnPlace, surplusPlace } from "./places.ts";
import type { Problem } from "./problem.ts";
import { isWord, type Statement, type Token } from "./sql_text.ts";

interface Told {
  text: string;
  /** Where in the statement; undefined: it is not shown. */
  at?: number | undefined;
  detail?: string;
  hint?: string;
}

/** `ERROR:` with the line and a caret under the place, and what else is known. */
export function postgresFailure(problem: Problem, statement: Statement): string[] {
  const { text, at, detail, hint } = told(problem, statement);
  return [
    `ERROR:  ${text}`,
    ...(at === undefined ? [] : lineWithCaret(statement.text, at)),
    ...(detail === undefined ? [] : [`DETAIL:  ${detail}`]),
    ...(hint === undefined ? [] : [`HINT:  ${hint}`]),
  ];
}

function told(problem: Problem, { tokens, text }: Statement): Told {
  const place = (name: string) => placeOf(name, tokens);
  switch (problem.kind) {
    case "syntax": {
      const near = problem.near;
      if (near === undefined) {
        return { text: "syntax error at end of input", at: text.replace(/;$/, "").length };
      }
      const found = tokens.find((token) =>
        token.text.toLowerCase() === near.toLowerCase() || token.value === near
      );
      return { text: `syntax error at or near "${found?.text ?? near}"`, at: found?.at };
    }
    case "no-table":
      return { text: `relation "${problem.name}" does not exist`, at: place(problem.name) };
    case "no-column":
      return noColumn(problem, tokens);
    case "ambiguous":
      if (problem.name.startsWith("main.")) {
        return { text: `table name "${problem.name.split(".")[1]}" specified more than once` };
      }
      return {
        text: `column reference "${problem.name}" is ambiguous`,
        at: tokens.find(({ value }) => value === problem.name)?.at,
      };
    case "no-function":
      return {
        text: `function ${problem.name}(${"unknown"}) does not exist`,
        at: place(problem.name),
        hint:
          "No function matches the given name and argument types. You might need to add explicit type casts.",
      };
    case "no-type":
      return { text: `type "${problem.name}" does not exist`, at: place(problem.name) };
    case "exists":
      return { text: existing(problem, isWord(tokens[0], "create")) };
    case "missing":
      return {
        text: `${problem.what} "${problem.name}"${
          problem.table === undefined ? "" : ` of relation "${problem.table}"`
        } does not exist`,
      };
    case "value": {
      const isDay = /^(date|timestamp)/.test(problem.type) && /^\d{4}-\d\d-\d\d/.test(problem.value);
      if (isDay) {
        return {
          text: `date/time field value out of range: "${problem.value}"`,
          at: tokens.find(({ kind, value }) => kind === "string" && value === problem.value)?.at,
        };
      }
      return {
        text: `invalid input syntax for type ${problem.type.replace(/\(.*/, "")}: "${problem.value}"`,
        at: tokens.find(({ kind, value }) => kind === "string" && value === problem.value)?.at,
      };
    }
    default:
      return rowProblem(problem) ?? otherProblem(problem, tokens);
  }
}

function noColumn({ name, table }: Extract<Problem, { kind: "no-column" }>, tokens: readonly Token[]): Told {
  const given = givenColumnPlace(tokens, name);
  const target = table ?? (isWord(tokens[0], "update") ? tokens[1]?.value : undefined);
  const isOwn = given !== undefined || isWord(tokens[0], "alter", "create");
  if (isOwn && target !== undefined) {
    return { text: `column "${name}" of relation "${target}" does not exist`, at: given };
  }
  const text = table === undefined
    ? `column "${name}" does not exist`
    : `column ${table}.${name} does not exist`;
  return { text, at: placeOf(table ?? name, tokens) };
}

/** Where a name stands; in statements about a table's shape it is not shown. */
function placeOf(name: string, tokens: readonly Token[]): number | undefined {
  if (isWord(tokens[0], "alter", "drop", "truncate")) return undefined;
  const isIt = (token: Token) => token.value === name || token.text === name;
  // A table's name stands behind FROM; a column that has it too does not.
  const qualified = tokens.find((token, at) => isIt(token) && tokens[at + 1]?.text === ".");
  return (qualified ?? tokens.findLast(isIt))?.at;
}

function existing({ what, name, table }: Extract<Problem, { kind: "exists" }>, isNew: boolean): string {
  if (what === "column" && table !== undefined) {
    return isNew
      ? `column "${name}" specified more than once`
      : `column "${name}" of relation "${table}" already exists`;
  }
  return what === "database" || what === "role"
    ? `${what} "${name}" already exists`
    : `relation "${name}" already exists`;
}

function rowProblem(problem: Problem): Told | undefined {
  switch (problem.kind) {
    case "unique":
      return {
        text: `duplicate key value violates unique constraint "${problem.key}"`,
        ...(problem.values
          ? { detail: `Key (${problem.columns.join(", ")})=(${problem.values.join(", ")}) already exists.` }
          : {}),
      };
    case "grouping":
      return {
        text:
          `column "${problem.table}.${problem.name}" must appear in the GROUP BY clause or be used in an aggregate function`,
        at: problem.at,
      };
    case "identity":
      return {
        text: `cannot insert a non-DEFAULT value into column "${problem.name}"`,
        detail: `Column "${problem.name}" is an identity column defined as GENERATED ALWAYS.`,
        hint: "Use OVERRIDING SYSTEM VALUE to override.",
      };
    case "not-null":
      return {
        text:
          `null value in column "${problem.column}" of relation "${problem.table}" violates not-null constraint`,
      };
    case "check":
      return {
        text: `new row for relation "${problem.table}" violates check constraint "${problem.name}"`,
        ...failing(problem.row),
      };
    case "no-parent":
      return {
        text:
          `insert or update on table "${problem.table}" violates foreign key constraint "${problem.name}"`,
        detail: `Key (${problem.columns.join(", ")})=(${
          problem.values.join(", ")
        }) is not present in table "${problem.parent}".`,
      };
    case "has-children":
      return {
        text:
          `update or delete on table "${problem.table}" violates foreign key constraint "${problem.name}" on table "${problem.child}"`,
        detail: `Key (${problem.columns.join(", ")})=(${
          problem.values.join(", ")
        }) is still referenced from table "${problem.child}".`,
      };
    default:
      return undefined;
  }
}

function failing(row: string | undefined): { detail?: string } {
  return row === undefined ? {} : { detail: `Failing row contains (${row}).` };
}

function otherProblem(problem: Problem, tokens: readonly Token[]): Told {
  switch (problem.kind) {
    case "no-reference":
      return {
        text: `there is no unique constraint matching given keys for referenced table "${problem.table}"`,
      };
    case "depended-on":
      return {
        text: `cannot drop table ${problem.name} because other objects depend on it`,
        detail: `${problem.by} depends on table ${problem.name}`,
        hint: "Use DROP ... CASCADE to drop the dependent objects too.",
      };
    case "referenced":
      return {
        text: "cannot truncate a table referenced in a foreign key constraint",
        detail: `Table "${problem.by}" references "${problem.name}".`,
        hint: `Truncate table "${problem.by}" at the same time, or use TRUNCATE ... CASCADE.`,
      };
    case "range":
      return { text: `${problem.type} out of range` };
    case "too-long":
      return { text: `value too long for type ${problem.type}` };
    case "value-count":
      return {
        text: `INSERT has more ${
          problem.isMore ? "expressions than target columns" : "target columns than expressions"
        }`,
        at: surplusPlace(tokens, problem),
      };
    case "zero":
      return { text: "division by zero" };
    case "aborted":
      return { text: "current transaction is aborted, commands ignored until end of transaction block" };
    case "refused":
      return { text: `not simulated: ${problem.text}` };
    case "other":
      return { text: problem.text, at: tokens.find(({ kind }) => kind === "open")?.at };
    default:
      return { text: problem.kind };
  }
}

const WIDTH = 60;
const RIGHT_ROOM = 10;

/** The line around a place; a long one is cut on both sides. */
function lineWithCaret(text: string, at: number): string[] {
  const before = text.slice(0, at);
  const line = before.split("\n").length;
  const start = before.lastIndexOf("\n") + 1;
  const end = text.indexOf("\n", at) < 0 ? text.length : text.indexOf("\n", at);
  let [from, to] = [start, end];
  if (to - from > WIDTH) {
    if (from + WIDTH >= at + RIGHT_ROOM) to = from + WIDTH;
    else {
      to = Math.min(to, at + RIGHT_ROOM);
      from = Math.max(from, to - WIDTH);
    }
  }
  const head = `LINE ${line}: ${from > start ? "..." : ""}`;
  const shown = text.slice(from, to).replaceAll("\t", " ");
  return [`${head}${shown}${to < end ? "..." : ""}`, `${" ".repeat(head.length + at - from)}^`];
}
