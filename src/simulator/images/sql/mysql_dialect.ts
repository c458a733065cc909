import { ownEntry } from "../../../kube/own_entry.ts";
import { Cursor } from "./cursor.ts";
import type { Dialect } from "./dialect.ts";
import { checkGroups } from "./grouping.ts";
import { withDefaults } from "./insert_values.ts";
import { mysqlFailure, type MysqlWords } from "./mysql_words.ts";
import { refused, SqlProblem } from "./problem.ts";
import { isMark, isWord, named, parts, quoted, type Token } from "./sql_text.ts";
import type { ColumnType, Table } from "./table_model.ts";

/** The dialect of one database: its name stands in messages, and before the names of its tables. */
export function mysqlDialect(words: MysqlWords): Dialect {
  return {
    quoting: "mysql",
    type: (tokens) => typeOf(tokens, words.isMaria),
    translate: (tokens, tables) => translate(tokens, tables, words.database),
    ...(words.isMaria ? {} : { check: checkGroups }),
    columnName: (item) => {
      const last = item.at(-1)!;
      const gaps = item.map((token, at) => {
        const before = item[at - 1];
        return before && token.at > before.at + before.text.length ? ` ${token.text}` : token.text;
      });
      return item.length === 1 && last.kind === "string" ? last.value : gaps.join("");
    },
    keyName: (table, columns, kind, count) => {
      if (kind === "primary") return "PRIMARY";
      if (kind === "unique") return columns[0]!;
      return kind === "check"
        ? (words.isMaria ? `CONSTRAINT_${count + 1}` : `${table}_chk_${count + 1}`)
        : `${table}_ibfk_${count + 1}`;
    },
    defaultShown: (tokens) => {
      const [first] = tokens;
      if (isWord(first, "current_timestamp", "now")) {
        return words.isMaria ? "current_timestamp()" : "CURRENT_TIMESTAMP";
      }
      if (isWord(first, "true", "false")) return first!.value === "true" ? "1" : "0";
      return tokens.length === 1 ? first!.value : tokens.map(({ text }) => text).join("");
    },
    failure: (problem, statement) => mysqlFailure(problem, statement, words),
  };
}

const KINDS: Readonly<Record<string, ColumnType["kind"]>> = {
  ...Object.fromEntries(
    "tinyint smallint mediumint int integer bigint year".split(" ").map((name) => [name, "integer"]),
  ),
  ...Object.fromEntries("float double real".split(" ").map((name) => [name, "real"])),
  ...Object.fromEntries("decimal numeric dec".split(" ").map((name) => [name, "decimal"])),
  ...Object.fromEntries(
    "char varchar tinytext text mediumtext longtext enum set binary varbinary blob longblob".split(" ").map((
      name,
    ) => [name, "text"]),
  ),
  bool: "integer",
  boolean: "integer",
  date: "date",
  time: "time",
  datetime: "timestamp",
  timestamp: "timestamp",
  json: "json",
};
/** How wide MariaDB says that whole numbers are shown. */
const WIDTHS: Readonly<Record<string, number>> = {
  tinyint: 4,
  smallint: 6,
  mediumint: 9,
  int: 11,
  bigint: 20,
  year: 4,
};
const USUAL_DIGITS = 10;

function typeOf(tokens: readonly Token[], isMaria: boolean): { type: ColumnType; used: number } {
  const cursor = new Cursor(tokens);
  const written = cursor.name().toLowerCase();
  const kind = ownEntry(KINDS, written);
  if (!kind) throw new SqlProblem({ kind: "no-type", name: tokens[0]!.text });
  cursor.takes("precision");
  const sizes = isMark(cursor.next, "(") ? parts(cursor.group()).map(([first]) => first!.value) : [];
  const unsigned = cursor.takes("unsigned") ? " unsigned" : "";
  cursor.takes("zerofill");
  return { type: { kind, ...described(written, sizes, unsigned, isMaria) }, used: cursor.at };
}

function described(
  written: string,
  sizes: readonly string[],
  unsigned: string,
  isMaria: boolean,
): Omit<ColumnType, "kind"> {
  if (written === "bool" || written === "boolean") return { shown: "tinyint(1)" };
  const name = { integer: "int", numeric: "decimal", dec: "decimal", real: "double" }[written] ?? written;
  const width = name === "tinyint" && sizes[0] === "1" ? "1" : isMaria ? sizes[0] ?? WIDTHS[name] : undefined;
  if (name in WIDTHS) return { shown: `${name}${width === undefined ? "" : `(${width})`}${unsigned}` };
  if (name === "decimal") {
    const [digits = USUAL_DIGITS, scale = 0] = sizes.map(Number);
    return { shown: `decimal(${digits},${scale})${unsigned}`, scale };
  }
  if (name === "enum" || name === "set") {
    return {
      shown: `${name}(${sizes.map(quoted).join(",")})`,
      ...(name === "enum" ? { words: [...sizes] } : {}),
    };
  }
  const length = name === "varchar" || name === "char" ? Number(sizes[0] ?? 1) : undefined;
  if (length !== undefined) return { shown: `${name}(${length})`, length };
  if (name === "json" && isMaria) return { shown: "longtext" };
  return { shown: `${name}${unsigned}` };
}

/** One word of SQLite for one of MySQL. */
const WORDS: Readonly<Record<string, string>> = {
  current_timestamp: "now()",
  localtime: "now()",
  current_date: "curdate()",
  current_time: "curtime()",
  char_length: "length",
  character_length: "length",
  ucase: "upper",
  lcase: "lower",
  div: "/",
  mod: "%",
  separator: ",",
  rlike: "regexp",
  xor: "<>",
};
const MARKS: Readonly<Record<string, string>> = {
  "||": "or",
  "&&": "and",
  "<=>": "is",
  "!": "not",
  "/": "* 1.0 /",
};
const REFUSED =
  /^(interval|date_format|date_add|date_sub|adddate|subdate|datediff|timestampdiff|timestampadd|str_to_date|from_unixtime|unix_timestamp|dayname|monthname|last_day|find_in_set|field|lpad|rpad|repeat|information_schema|performance_schema|sql_calc_found_rows|match)$/;

function translate(tokens: readonly Token[], tables: readonly Table[], database: string): string {
  const out: string[] = [];
  const own = withDefaults(tokens, tables, true);
  const duplicate = own.findIndex((token, at) => isWord(token, "on") && isWord(own[at + 1], "duplicate"));
  for (let at = 0; at < own.length; at++) {
    const token = own[at]!;
    const next = own[at + 1];
    const isBehind = isMark(own[at - 1], ".");
    if (at === duplicate) {
      out.push("on conflict do update set");
      at += 3;
    } else if (duplicate >= 0 && at > duplicate && isWord(token, "values") && isMark(next, "(")) {
      out.push("excluded", ".", named(own[at + 2]?.name ?? own[at + 2]?.value ?? ""));
      at += 3;
    } else if (isWord(token, "insert") && isWord(next, "ignore")) {
      out.push("insert or ignore");
      at++;
    } else if (
      (token.name ?? token.value) === database && isMark(next, ".") && own[at + 2]?.kind !== "mark" &&
      !isMark(own[at + 3], ".")
    ) {
      const isTable = tables.some(({ name }) => name === database);
      if (isTable) out.push(token.text);
      else at++;
    } else if (isWord(token, "for") && isWord(next, "update")) at++;
    else out.push(one(token, next, isBehind));
  }
  return out.join(" ");
}

function one(token: Token, next: Token | undefined, isBehind: boolean): string {
  const { kind, value, text, name } = token;
  if (kind === "string") return quoted(value);
  if (kind === "quoted") return named(value);
  if (kind === "open") throw new SqlProblem({ kind: "syntax", near: text });
  if (kind === "mark") return ownEntry(MARKS, text) ?? text;
  if (kind !== "word" || isBehind) return name ?? value;
  if (value.startsWith("@@")) {
    return `"${value}"()`.replace('"@@version"', "version").replace(/^"@@[^"]*"\(\)$/, "null");
  }
  // One without an end could not be interrupted.
  if (value === "recursive" && next?.kind === "word") throw refused("recursive queries");
  if (value.startsWith("@")) throw refused("variables");
  const isCall = isMark(next, "(");
  if (REFUSED.test(value) && (isCall || value === "interval" || value.endsWith("_schema"))) {
    throw refused(value.toUpperCase());
  }
  const known = ownEntry(WORDS, value);
  if (known === undefined || (isCall && value === "mod")) return name ?? value;
  return isCall ? known.replace("()", "") : /^(char_length|ucase|lcase)$/.test(value) ? name ?? value : known;
}
