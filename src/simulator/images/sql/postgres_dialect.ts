import { ownEntry } from "../../../kube/own_entry.ts";
import { Cursor } from "./cursor.ts";
import type { Dialect } from "./dialect.ts";
import { checkGroups } from "./grouping.ts";
import { checkLiterals } from "./literals.ts";
import { withDefaults } from "./insert_values.ts";
import { postgresFailure } from "./postgres_words.ts";
import { refused, SqlProblem } from "./problem.ts";
import { behindGroup, isMark, isWord, named, parts, quoted, type Token } from "./sql_text.ts";
import type { ColumnType, Table } from "./table_model.ts";

export const POSTGRES: Dialect = {
  quoting: "standard",
  type: typeOf,
  translate,
  check: (tokens, tables) => {
    checkLiterals(tokens, tables);
    checkGroups(tokens, tables);
  },
  columnName,
  keyName: (table, columns, kind, count) => {
    const ending = { primary: "pkey", unique: "key", check: "check", foreign: "fkey" }[kind];
    const own = kind === "primary" ? [] : columns;
    return [table, ...own, ending].join("_") +
      (kind === "check" && columns.length === 0 && count > 0 ? count : "");
  },
  defaultShown: (tokens, type) => {
    const text = tokens.map((token) => token.kind === "word" ? token.value : token.text).join(" ").replace(
      / ?([().,]|::) ?/g,
      "$1",
    );
    if (tokens.length === 1 && tokens[0]!.kind === "string") {
      return `${text}::${type.shown.replace(/\(.*\)/, "")}`;
    }
    return tokens.length === 1 && /^current_/.test(text) ? text.toUpperCase() : text;
  },
  failure: postgresFailure,
};

const TYPES: Readonly<Record<string, Pick<ColumnType, "kind" | "shown">>> = {
  ...named4("integer", "integer", "int integer int4 serial serial4"),
  ...named4("integer", "bigint", "bigint int8 bigserial serial8"),
  ...named4("integer", "smallint", "smallint int2 smallserial"),
  ...named4("text", "text", "text citext"),
  ...named4("text", "name", "name"),
  ...named4("text", "uuid", "uuid"),
  ...named4("text", "inet", "inet"),
  ...named4("text", "bytea", "bytea"),
  ...named4("text", "character varying", "varchar"),
  ...named4("text", "character", "char bpchar"),
  ...named4("boolean", "boolean", "boolean bool"),
  ...named4("decimal", "numeric", "numeric decimal"),
  ...named4("real", "real", "real float4"),
  ...named4("real", "double precision", "float float8 double"),
  ...named4("date", "date", "date"),
  ...named4("timestamp", "timestamp with time zone", "timestamptz"),
  ...named4("timestamp", "timestamp without time zone", "timestamp"),
  ...named4("time", "time without time zone", "time"),
  ...named4("json", "json", "json"),
  ...named4("json", "jsonb", "jsonb"),
};

function named4(
  kind: ColumnType["kind"],
  shown: string,
  names: string,
): Record<string, Pick<ColumnType, "kind" | "shown">> {
  return Object.fromEntries(names.split(" ").map((name) => [name, { kind, shown }]));
}

function typeOf(tokens: readonly Token[]): { type: ColumnType; used: number; isAuto?: boolean } {
  const cursor = new Cursor(tokens);
  const written = cursor.takes("character") ? (cursor.takes("varying") ? "varchar" : "char") : cursor.name();
  const found = ownEntry(TYPES, written);
  if (!found) throw new SqlProblem({ kind: "no-type", name: written });
  if (written === "double") cursor.takes("precision");
  if (written === "char" && cursor.takes("varying")) return varying(cursor);
  const type: ColumnType = { ...found };
  const sizes = isMark(cursor.next, "(") ? parts(cursor.group()).map(([first]) => Number(first?.value)) : [];
  if (type.kind === "timestamp" || type.kind === "time") zone(type, cursor);
  if (type.shown === "timestamp with time zone") type.hasZone = true;
  if (type.kind === "decimal" && sizes.length > 0) {
    type.scale = sizes[1] ?? 0;
    type.shown = `numeric(${sizes[0]},${type.scale})`;
  }
  const isCharacter = type.shown.startsWith("character");
  const length = isCharacter ? sizes[0] ?? (type.shown === "character" ? 1 : undefined) : undefined;
  if (length !== undefined) Object.assign(type, { length, shown: `${type.shown}(${length})` });
  if (isMark(cursor.next, "[")) throw refused("arrays");
  return { type, used: cursor.at, isAuto: written.includes("serial") };
}

function varying(cursor: Cursor): { type: ColumnType; used: number } {
  const length = isMark(cursor.next, "(") ? Number(cursor.group()[0]?.value) : undefined;
  const shown = `character varying${length === undefined ? "" : `(${length})`}`;
  return { type: { kind: "text", shown, ...(length === undefined ? {} : { length }) }, used: cursor.at };
}

function zone(type: ColumnType, cursor: Cursor): void {
  if (cursor.takes("with", "time", "zone")) {
    type.shown = type.shown.replace("without", "with");
    type.hasZone = true;
  } else cursor.takes("without", "time", "zone");
}

/** Words that are functions without parentheses. */
const NIL: Readonly<Record<string, string>> = {
  current_timestamp: "now()",
  localtimestamp: "now()",
  current_date: "current_day()",
  current_time: "current_clock()",
  current_user: "current_user()",
  session_user: "current_user()",
  user: "current_user()",
  current_database: "current_database",
};
const REFUSED: Readonly<Record<string, string>> = {
  interval: "intervals",
  array: "arrays",
  lateral: "LATERAL",
  information_schema: "the system catalogs",
  pg_catalog: "the system catalogs",
};

function translate(tokens: readonly Token[], tables: readonly Table[]): string {
  const out: string[] = isWord(tokens[0], "table") ? ["select * from"] : [];
  const own = withDefaults(tokens, tables);
  for (let at = 0; at < own.length; at++) {
    const token = own[at]!;
    const next = own[at + 1];
    if (at === 0 && isWord(token, "table")) continue;
    if (isMark(token, "::")) {
      const { type, used } = typeOf(own.slice(at + 1));
      const operand = out.splice(operandStart(out)).join(" ");
      const scale = type.kind === "text" ? scaleOf(own[at - 1], tables) : undefined;
      out.push(scale === undefined ? cast(operand, type) : `printf('%.${scale}f', ${operand})`);
      at += used;
    } else if (isWord(token, "cast") && isMark(next, "(")) {
      const end = behindGroup(own, at + 1);
      const inner = own.slice(at + 2, end - 1);
      const as = inner.findLastIndex((each) => isWord(each, "as"));
      out.push(cast(translate(inner.slice(0, as), []), typeOf(inner.slice(as + 1)).type));
      at = end - 1;
    } else if (isWord(token, "extract") && isMark(next, "(")) {
      const end = behindGroup(own, at + 1);
      out.push(
        "date_part",
        "(",
        quoted(own[at + 2]?.value ?? ""),
        ",",
        translate(own.slice(at + 4, end - 1), []),
        ")",
      );
      at = end - 1;
    } else if (isWord(token, "generate_series") && isMark(next, "(") && isWord(own[at - 1], "from", "join")) {
      const end = behindGroup(own, at + 1);
      const { text, used } = series(own.slice(at + 2, end - 1), own.slice(end));
      out.push(text);
      at = end - 1 + used;
    } else if (isRatio(token) && isChecked(next)) {
      const end = operandEnd(own, at + 1);
      out.push(token.text, `nonzero(${translate(own.slice(at + 1, end), tables)})`);
      at = end - 1;
    } else if (isWord(token, "public") && isMark(next, ".")) at++;
    else if (isWord(token, "for") && isWord(next, "update", "share")) at++;
    else out.push(one(token, own[at - 1], next));
  }
  return out.join(" ");
}

function isRatio(token: Token): boolean {
  return isMark(token, "/") || isMark(token, "%");
}

/** Whether only a row can tell that a divisor is zero. */
function isChecked(divisor: Token | undefined): boolean {
  return isMark(divisor, "(") || divisor?.kind === "quoted" ||
    (divisor?.kind === "word" && !isWord(divisor, "case", "null"));
}

/** Behind a name, a call or a group, with what belongs to it. */
function operandEnd(tokens: readonly Token[], start: number): number {
  let end = isMark(tokens[start], "(") ? behindGroup(tokens, start) : start + 1;
  while (isMark(tokens[end], ".")) end += 2;
  if (isMark(tokens[end], "(")) end = behindGroup(tokens, end);
  while (isWord(tokens[end], "filter", "over")) {
    end = isMark(tokens[end + 1], "(") ? behindGroup(tokens, end + 1) : end + 2;
  }
  while (isMark(tokens[end], "::")) end += 1 + typeOf(tokens.slice(end + 1)).used;
  return end;
}

function one(token: Token, before: Token | undefined, next: Token | undefined): string {
  const { kind, value, text } = token;
  if (kind === "string") return quoted(value);
  if (kind === "quoted") return named(value);
  if (kind === "open") {
    throw new SqlProblem({
      kind: "other",
      text: `unterminated quoted ${text.startsWith('"') ? "identifier" : "string"} at or near "${text}"`,
    });
  }
  if (isRatio(token) && next?.kind === "number" && Number(next.value) === 0) {
    throw new SqlProblem({ kind: "zero" });
  }
  const operators: Readonly<Record<string, string>> = {
    "~": "regexp",
    "!~": "not regexp",
    "~*": "regexp '(?i)' ||",
    "!~*": "not regexp '(?i)' ||",
  };
  if (kind === "mark") return ownEntry(operators, text) ?? text;
  if (kind !== "word" || isMark(before, ".")) return value;
  // One without an end could not be interrupted.
  if (value === "recursive" && isWord(before, "with")) throw refused("recursive queries");
  if (value === "ilike") return "match";
  const isName = isMark(next, ".") || isMark(next, "(");
  const what = ownEntry(REFUSED, value) ??
    (/^pg_(?!catalog)/.test(value) ? "the system catalogs" : undefined);
  const isColumn = value === "interval" && next?.kind !== "string";
  if (what !== undefined && !isColumn && !isWord(before, "as")) throw refused(what);
  return isName || isWord(before, "as") ? value : ownEntry(NIL, value) ?? value;
}

function cast(operand: string, { kind, shown, scale }: ColumnType): string {
  const text = `as_kind(${quoted(kind)}, ${quoted(shown.replace(/\(.*/, ""))}, ${operand})`;
  return scale === undefined ? text : `round(${text}, ${scale})`;
}

/** How many digits a column's values have behind the point. */
function scaleOf(column: Token | undefined, tables: readonly Table[]): number | undefined {
  return tables.flatMap(({ columns }) => columns).find(({ name }) => name === column?.value)?.type.scale;
}

/** Where the last operand begins: a value, a name with its table's, or a call. */
function operandStart(out: readonly string[]): number {
  let at = out.length - 1;
  if (out[at] === ")") {
    let depth = 0;
    for (; at >= 0; at--) {
      if (out[at] === ")") depth++;
      if (out[at] === "(" && --depth === 0) break;
    }
    return at > 0 && /^\w+$/.test(out[at - 1]!) &&
        !/^(select|where|and|or|in|values|on|not|case|when|then|else)$/.test(out[at - 1]!)
      ? at - 1
      : at;
  }
  while (at > 1 && out[at - 1] === ".") at -= 2;
  return Math.max(at, 0);
}

/** `generate_series(1, 10) AS n`, as a query. */
function series(inner: readonly Token[], behind: readonly Token[]): { text: string; used: number } {
  const [from = "1", to = "1", step = "1"] = parts(inner).map((part) => translate(part, []));
  if (![from, to].every((text) => /^-? ?\d{1,6}$/.test(text)) || step !== "1") {
    throw refused("generate_series but from one number to another, of six digits at most");
  }
  const cursor = new Cursor(behind);
  const isNamed = cursor.takes("as") ||
    (cursor.next?.kind === "word" &&
      !isWord(cursor.next, "where", "group", "order", "limit", "join", "cross", "left", "on"));
  const alias = isNamed ? cursor.name() : "generate_series";
  const column = isNamed && isMark(cursor.next, "(") ? cursor.names()[0]! : alias;
  const name = named(column);
  return {
    text:
      `(WITH RECURSIVE counted(${name}) AS (SELECT ${from} WHERE ${from} <= ${to} UNION ALL SELECT ${name} + ${step} ` +
      `FROM counted WHERE ${name} + ${step} <= ${to}) SELECT * FROM counted) AS ${named(alias)}`,
    used: cursor.at,
  };
}

const CALLS_WITH_OWN_NAME = ["cast", "case", "coalesce"];

function columnName(item: readonly Token[]): string | undefined {
  const castAt = item.findLastIndex((token) => isMark(token, "::"));
  const first = item[0]!;
  if (castAt > 0 && castAt + 1 + typeOf(item.slice(castAt + 1)).used === item.length) {
    const plain = item.slice(0, castAt);
    const isConstant = isWord(plain[0], "null", "true", "false");
    if (plain.length === 1 && plain[0]!.kind === "word" && !isConstant) return plain[0]!.value;
    return typeName(item[castAt + 1]?.value ?? "");
  }
  if (isWord(first, "case")) return "case";
  if (isWord(first, "true", "false") && item.length === 1) return "?column?";
  if (isWord(first, "exists")) return "exists";
  const isCall = isMark(item[1], "(") &&
    (behindGroup(item, 1) === item.length || isWord(item[behindGroup(item, 1)], "over", "filter"));
  if (first.kind === "word" && isCall) {
    return CALLS_WITH_OWN_NAME.includes(first.value) && first.value === "cast"
      ? typeName(item.at(-2)?.value ?? "")
      : first.value;
  }
  if (
    item.length === 1 && first.kind === "word" && /^(current_|session_user|localtime|user)/.test(first.value)
  ) return first.value;
  return "?column?";
}

function typeName(written: string): string {
  return {
    int: "int4",
    integer: "int4",
    bigint: "int8",
    smallint: "int2",
    boolean: "bool",
    decimal: "numeric",
  }[written] ?? written;
}
