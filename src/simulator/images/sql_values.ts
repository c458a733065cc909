/** The constant queries that a database without tables can answer: `select 1`, `select 'a' as b, 2+3`. */
import { ownEntry } from "../../kube/own_entry.ts";

/**
 * Said instead of a database's own complaint where a statement may well be right: nobody is to look for a mistake that
 * he has not made.
 */
export const NO_TABLES = "this simulated database has no tables: it answers queries of constants only";

const VERBS =
  /^\s*(select|insert|update|delete|create|alter|drop|truncate|grant|begin|commit|show|with|use)\b/i;

/** Whether it could be a statement of SQL. */
export function isStatement(query: string): boolean {
  return VERBS.test(query);
}

export interface SqlResult {
  columns: string[];
  row: string[];
}

/** Undefined: it is no such query. `unnamed` is what a column without a name is called; absent: as it was written. */
export function selectConstants(
  query: string,
  functions: Readonly<Record<string, string>>,
  unnamed?: string,
): SqlResult | undefined {
  const match = /^\s*select\s+(.+?)\s*;?\s*$/is.exec(query);
  if (!match || /\bfrom\b/i.test(match[1]!)) return undefined;
  const result: SqlResult = { columns: [], row: [] };
  for (const part of match[1]!.match(/(?:'[^']*'|[^,'(]|\([^)]*\))+/g) ?? []) {
    const [, text = "", name] = /^\s*(.*?)(?:\s+as\s+"?(\w+)"?)?\s*$/is.exec(part)!;
    const value = valueOf(text, functions);
    if (value === undefined) return undefined;
    const call = /^(\w+)\(\)$/.exec(text)?.[1];
    result.columns.push(name ?? (unnamed === undefined ? text : call ?? unnamed));
    result.row.push(value);
  }
  return result;
}

function valueOf(text: string, functions: Readonly<Record<string, string>>): string | undefined {
  const string = /^'([^']*)'$/.exec(text);
  if (string) return string[1]!;
  const call = ownEntry(functions, text.toLowerCase());
  if (call !== undefined) return call;
  const sum = /^(-?\d+)\s*([-+*])\s*(\d+)$/.exec(text);
  if (!sum) return /^-?\d+(\.\d+)?$/.test(text) ? text : undefined;
  const [left, right] = [Number(sum[1]), Number(sum[3])];
  return String(sum[2] === "+" ? left + right : sum[2] === "-" ? left - right : left * right);
}
