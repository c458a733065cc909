/** The rows of a table as a file or for the clipboard: those that are shown, in their columns and order. */
import type { Json } from "../../kube/object.ts";
import { printYaml } from "../../kube/yaml_print.ts";
import { sanitize } from "../../terminal/sanitize.ts";
import { cellText } from "./cell.ts";
import type { TableState } from "./table_state.ts";

export const exportFormats = ["csv", "md", "json", "yaml"] as const;
export type ExportFormat = typeof exportFormats[number];

/** With a line end. Times are as old as they are `now`; control characters are made visible, as on the screen. */
export function exportRows({ list, shown }: TableState, format: ExportFormat, now: number): string {
  const titles = shown.map(({ title }) => title);
  const rows = list.shown.map((row) => shown.map((column) => sanitize(cellText(row, column, now))));
  switch (format) {
    case "csv":
      return [titles, ...rows].map((cells) => `${cells.map(csvCell).join(",")}\n`).join("");
    case "md":
      return [titles, titles.map(() => "---"), ...rows].map((cells) =>
        `| ${cells.map(mdCell).join(" | ")} |\n`
      )
        .join("");
    case "json":
      return `${JSON.stringify(records(titles, rows), null, 2)}\n`;
    case "yaml":
      return printYaml(records(titles, rows));
  }
}

function records(titles: readonly string[], rows: readonly string[][]): Json {
  return rows.map((cells) => Object.fromEntries(titles.map((title, index) => [title, cells[index]!])));
}

/** As RFC 4180 has it. What spreadsheets would compute gets a quote in front; a number stays one. */
function csvCell(text: string): string {
  const plain = /^(?:[=+@]|-(?!$|[\d.,]+$))/.test(text.trimStart()) ? `'${text}` : text;
  return /[",\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

function mdCell(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("|", "\\|").replaceAll("\n", " ");
}
