/** Tables as libsmartcols draws them: for lsns, findmnt, lsblk and their like. */
import type { Call } from "../command.ts";

export interface NamedTable {
  /** What the list is called in JSON. */
  name: string;
  columns: readonly string[];
  /** Columns whose cells stand at the right. */
  right: readonly string[];
  rows: readonly Readonly<Record<string, string>>[];
}

/** The options are `-J`, `-r` and `-n`; on a terminal lines end at its edge. */
export function namedTable(call: Call, table: NamedTable): string {
  const { columns, right, rows } = table;
  if (call.has("J")) return jsonText(table);
  const heads = call.has("n") ? [] : [Object.fromEntries(columns.map((name) => [name, name]))];
  const all = [...heads, ...rows];
  if (call.has("r")) {
    return all.map((row) => columns.map((name) => escaped(row[name] ?? "")).join(" ") + "\n").join("");
  }
  const widths = columns.map((name) => Math.max(...all.map((row) => (row[name] ?? "").length)));
  const limit = call.process.tty && !call.has("u", "W")
    ? call.process.input.terminal?.size.columns ?? Infinity
    : Infinity;
  return all.map((row) => {
    const cells = columns.map((name, at) => {
      const text = row[name] ?? "";
      if (right.includes(name)) return text.padStart(widths[at]!);
      return at === columns.length - 1 ? text : text.padEnd(widths[at]!);
    });
    return cells.join(" ").slice(0, limit).trimEnd() + "\n";
  }).join("");
}

function escaped(text: string): string {
  return text.replace(/[\s\\]/g, (one) => `\\x${one.charCodeAt(0).toString(16).padStart(2, "0")}`);
}

function jsonText({ name, columns, right, rows }: NamedTable): string {
  const items = rows.map((row) => {
    const fields = columns.map((column) => {
      const text = row[column] ?? "";
      const value = text === ""
        ? "null"
        : right.includes(column) && /^\d+$/.test(text)
        ? text
        : JSON.stringify(text);
      return `         "${column.toLowerCase()}": ${value}`;
    });
    return `      {\n${fields.join(",\n")}\n      }`;
  });
  const list = items.length === 0
    ? ""
    : `\n${items.map((item, at) => at === 0 ? item : item.trimStart()).join(",")}\n   `;
  return `{\n   "${name}": [${list}]\n}\n`;
}
