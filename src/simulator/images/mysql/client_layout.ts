/** Results as the client of MySQL shows them. */
import type { Result } from "../sql/result.ts";

type Rows = Extract<Result, { kind: "rows" }>;
const NUMBERS = ["integer", "real", "decimal", "boolean"];

/** With lines around all cells: at a terminal. */
export function boxed({ columns, rows }: Rows, hasHead: boolean): string {
  const cells = rows.map((row) => row.map((value) => value ?? "NULL"));
  const widths = columns.map(({ name }, at) =>
    Math.max(name.length, ...cells.flatMap((row) => row[at]!.split("\n").map((line) => line.length)), 1)
  );
  const rule = `+${widths.map((width) => "-".repeat(width + 2)).join("+")}+\n`;
  const line = (row: readonly string[], isHead: boolean) =>
    `|${
      row.map((value, at) =>
        ` ${
          !isHead && NUMBERS.includes(columns[at]!.kind)
            ? value.padStart(widths[at]!)
            : value.padEnd(widths[at]!)
        } `
      ).join("|")
    }|\n`;
  const head = hasHead ? line(columns.map(({ name }) => name), true) + rule : "";
  return rule + head + cells.map((row) => line(row, false)).join("") + rule;
}

/** Between tabs: where nobody looks. */
export function tabbed({ columns, rows }: Rows, hasHead: boolean): string {
  const escaped = (value: string | null) =>
    (value ?? "NULL").replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\t", "\\t");
  const head = hasHead ? [columns.map(({ name }) => name).join("\t")] : [];
  return [...head, ...rows.map((row) => row.map(escaped).join("\t"))].map((line) => `${line}\n`).join("");
}

/** `\G`: a line for each value. */
export function upright({ columns, rows }: Rows): string {
  const width = Math.max(...columns.map(({ name }) => name.length));
  const stars = "*".repeat(27);
  return rows.map((row, at) =>
    `${stars} ${at + 1}. row ${stars}\n${
      row.map((value, index) => `${columns[index]!.name.padStart(width)}: ${value ?? "NULL"}\n`).join("")
    }`
  ).join("");
}

/** What stands below a result at a prompt. */
export function summary(result: Result, sql: string, isMaria: boolean): string {
  const time = isMaria ? "(0.001 sec)" : "(0.00 sec)";
  if (result.kind === "failure") return "";
  if (result.kind === "rows") {
    const { length } = result.rows;
    return length === 0
      ? `Empty set ${time}\n\n`
      : `${length} row${length === 1 ? "" : "s"} in set ${time}\n\n`;
  }
  if (result.tag === "Database changed") return "Database changed\n";
  const changed = result.changed ?? 0;
  const lines = [`Query OK, ${changed} row${changed === 1 ? "" : "s"} affected ${time}`];
  const verb = /^\s*(\w+)/.exec(sql)?.[1]?.toLowerCase();
  if (verb === "update") lines.push(`Rows matched: ${changed}  Changed: ${changed}  Warnings: 0`);
  if ((verb === "insert" || verb === "replace") && changed > 1) {
    lines.push(`Records: ${changed}  Duplicates: 0  Warnings: 0`);
  }
  if (verb === "alter") lines.push("Records: 0  Duplicates: 0  Warnings: 0");
  return `${lines.join("\n")}\n\n`;
}
