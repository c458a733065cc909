/** What MySQL and MariaDB say of a mistake: number, state and text. */
import type { Problem } from "./problem.ts";
import { isWord, type Statement } from "./sql_text.ts";

export interface MysqlWords {
  database: string;
  isMaria: boolean;
}

/** `ERROR 1146 (42S02): Table 'shop.t' doesn't exist`; the client puts the line in. */
export function mysqlFailure(problem: Problem, statement: Statement, words: MysqlWords): string[] {
  const [code, state, text] = told(problem, statement, words);
  return [`ERROR ${code} (${state}): ${text}`];
}

type Told = [code: number, state: string, text: string];

function told(problem: Problem, statement: Statement, { database, isMaria }: MysqlWords): Told {
  switch (problem.kind) {
    case "syntax":
      return syntax(problem.near, statement, isMaria);
    case "no-table":
      return [1146, "42S02", `Table '${database}.${problem.name}' doesn't exist`];
    case "no-column": {
      const name = problem.table !== undefined &&
          statement.tokens.some(({ text }, at) =>
            text === "." && statement.tokens[at + 1]?.value === problem.name.toLowerCase()
          )
        ? `${problem.table}.${problem.name}`
        : problem.name;
      return [1054, "42S22", `Unknown column '${name}' in '${clauseOf(problem.name, statement)}'`];
    }
    case "ambiguous":
      return [
        1052,
        "23000",
        `Column '${problem.name.split(".").at(-1)}' in ${clauseOf(problem.name, statement)} is ambiguous`,
      ];
    case "no-function":
      return [1305, "42000", `FUNCTION ${database}.${problem.name} does not exist`];
    case "no-type":
      return syntax(problem.name, statement, isMaria);
    case "exists":
      return existing(problem);
    case "missing":
      return missing(problem, database);
    case "grouping": {
      const column = `'${database}.${problem.table}.${problem.name}'`;
      const mode = "this is incompatible with sql_mode=only_full_group_by";
      return problem.isGrouped
        ? [
          1055,
          "42000",
          `Expression #${problem.item} of SELECT list is not in GROUP BY clause and contains nonaggregated column ${column} which is not functionally dependent on columns in GROUP BY clause; ${mode}`,
        ]
        : [
          1140,
          "42000",
          `In aggregated query without GROUP BY, expression #${problem.item} of SELECT list contains nonaggregated column ${column}; ${mode}`,
        ];
    }
    default:
      return rowProblem(problem, database, isMaria) ?? otherProblem(problem, database);
  }
}

const NEAR_LENGTH = 80;

function syntax(near: string | undefined, { text, tokens }: Statement, isMaria: boolean): Told {
  const at = near === undefined
    ? text.length
    : tokens.find((token) => token.text.toLowerCase() === near.toLowerCase())?.at ?? 0;
  const rest = text.slice(at).replace(/;$/, "").slice(0, NEAR_LENGTH);
  const line = text.slice(0, at).split("\n").length;
  const product = isMaria ? "MariaDB" : "MySQL";
  return [
    1064,
    "42000",
    `You have an error in your SQL syntax; check the manual that corresponds to your ${product} server version for the right syntax to use near '${rest}' at line ${line}`,
  ];
}

/** In which part of the statement a name stands. */
function clauseOf(name: string, { tokens }: Statement): string {
  const at = tokens.findLastIndex(({ value }) => value === name.toLowerCase().split(".").at(-1));
  const clauses: Readonly<Record<string, string>> = {
    where: "where clause",
    order: "order clause",
    group: "group statement",
    having: "having clause",
    on: "on clause",
  };
  const last = tokens.slice(0, at).findLast((token) =>
    isWord(token, ...Object.keys(clauses), "select", "set", "into")
  );
  return clauses[last?.value ?? ""] ?? "field list";
}

function existing({ what, name }: Extract<Problem, { kind: "exists" }>): Told {
  if (what === "database") return [1007, "HY000", `Can't create database '${name}'; database exists`];
  if (what === "column") return [1060, "42S21", `Duplicate column name '${name}'`];
  if (what === "index") return [1061, "42000", `Duplicate key name '${name}'`];
  if (what === "role") return [1396, "HY000", `Operation CREATE USER failed for '${name}'@'%'`];
  return [1050, "42S01", `Table '${name}' already exists`];
}

function missing({ what, name }: Extract<Problem, { kind: "missing" }>, database: string): Told {
  if (what === "database") return [1008, "HY000", `Can't drop database '${name}'; database doesn't exist`];
  if (what === "table" || what === "view") return [1051, "42S02", `Unknown table '${database}.${name}'`];
  if (what === "role") return [1396, "HY000", `Operation DROP USER failed for '${name}'@'%'`];
  return [1091, "42000", `Can't DROP '${name}'; check that column/key exists`];
}

function rowProblem(problem: Problem, database: string, isMaria: boolean): Told | undefined {
  switch (problem.kind) {
    case "unique": {
      const key = problem.isPrimary ? "PRIMARY" : problem.key;
      return [
        1062,
        "23000",
        `Duplicate entry '${problem.values?.join("-") ?? ""}' for key '${
          isMaria ? "" : `${problem.table}.`
        }${key}'`,
      ];
    }
    case "not-null":
      return problem.isLeftOut
        ? [1364, "HY000", `Field '${problem.column}' doesn't have a default value`]
        : [1048, "23000", `Column '${problem.column}' cannot be null`];
    case "check":
      return isMaria
        ? [4025, "23000", `CONSTRAINT \`${problem.name}\` failed for \`${database}\`.\`${problem.table}\``]
        : [3819, "HY000", `Check constraint '${problem.name}' is violated.`];
    case "no-parent":
      return [
        1452,
        "23000",
        `Cannot add or update a child row: a foreign key constraint fails (${
          reference(database, { ...problem, child: problem.table, childColumns: problem.columns })
        })`,
      ];
    case "has-children":
      return [
        1451,
        "23000",
        `Cannot delete or update a parent row: a foreign key constraint fails (${
          reference(database, { ...problem, parent: problem.table, targets: problem.columns })
        })`,
      ];
    case "value":
      return valueProblem(problem);
    case "range":
      return [1264, "22003", `Out of range value for column '${problem.column}' at row 1`];
    case "too-long":
      return [1406, "22001", `Data too long for column '${problem.column}' at row 1`];
    case "value-count":
      return [1136, "21S01", "Column count doesn't match value count at row 1"];
    default:
      return undefined;
  }
}

interface Reference {
  name: string;
  child: string;
  childColumns: readonly string[];
  parent: string;
  targets: readonly string[];
  actions: string;
}

function reference(
  database: string,
  { name, child, childColumns, parent, targets, actions }: Reference,
): string {
  const list = (names: readonly string[]) => names.map((each) => `\`${each}\``).join(", ");
  return `\`${database}\`.\`${child}\`, CONSTRAINT \`${name}\` FOREIGN KEY (${
    list(childColumns)
  }) REFERENCES \`${parent}\` (${list(targets)})${actions === "" ? "" : ` ${actions}`}`;
}

function valueProblem({ type, value, column }: Extract<Problem, { kind: "value" }>): Told {
  if (type.startsWith("enum")) return [1265, "01000", `Data truncated for column '${column}' at row 1`];
  const kind = /^(date|datetime|timestamp|time)\b/.exec(type)?.[1];
  const place = column === undefined ? "" : ` for column '${column}' at row 1`;
  if (kind) {
    return [1292, "22007", `Incorrect ${kind === "timestamp" ? "datetime" : kind} value: '${value}'${place}`];
  }
  const word = /^(decimal|double|float)/.exec(type)?.[1] ?? "integer";
  return [1366, "HY000", `Incorrect ${word} value: '${value}'${place}`];
}

function otherProblem(problem: Problem, database: string): Told {
  switch (problem.kind) {
    case "depended-on": {
      const [, constraint = "", table = ""] = /^constraint (\S+) on table (\S+)$/.exec(problem.by) ?? [];
      return [
        3730,
        "HY000",
        `Cannot drop table '${problem.name}' referenced by a foreign key constraint '${constraint}' on table '${table}'.`,
      ];
    }
    case "referenced":
      return [
        1701,
        "42000",
        `Cannot truncate a table referenced in a foreign key constraint (\`${database}\`.\`${problem.by}\`)`,
      ];
    case "no-reference":
      return [
        1822,
        "HY000",
        `Failed to add the foreign key constraint. Missing index for constraint '${problem.name}' in the referenced table '${problem.table}'`,
      ];
    case "refused":
      return [1105, "HY000", `not simulated: ${problem.text}`];
    case "other":
      return [1105, "HY000", problem.text];
    default:
      return [1105, "HY000", problem.kind];
  }
}
