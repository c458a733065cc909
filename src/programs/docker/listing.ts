/** Lists in the formats of the original: a table, a table of one's own, lines of JSON, lines of a template. */
import type { GoValue } from "../../go_template/value.ts";
import { goJson, goJsonEscaped } from "./go_json.ts";
import { alignTabs } from "./tab_writer.ts";

/** What a template may name: `{{.Names}}`. */
export interface Column<T> {
  /** Above it in a table. */
  heading: string;
  value(item: T): string;
  /** Where templates and JSON see no text. */
  raw?(item: T): GoValue;
  /** Takes an argument in templates, such as `{{.Label "x"}}`; then `value` is not used. */
  of?(item: T, argument: string): string;
}

export interface ListLayout<T> {
  /** As Go names it, for errors: `*formatter.ContainerContext`. */
  type: string;
  columns: Record<string, Column<T>>;
  /** The template that stands for `table`. */
  table: string;
  /** The template that stands for `raw`. */
  raw?: string;
}

/** The text for the items; `format` is what the user gave, "" for the usual table. */
export async function listingText<T>(
  items: readonly T[],
  layout: ListLayout<T>,
  format: string,
): Promise<string> {
  const trimmed = format.trim();
  if (trimmed === "json") return items.map((item) => `${goJsonEscaped(jsonRow(item, layout))}\n`).join("");
  if (trimmed === "raw" && layout.raw !== undefined) {
    return await templateText(items, layout, layout.raw);
  }
  if (format === "" || format === "table") return await tableText(items, layout, layout.table);
  if (format.startsWith("table")) {
    return await tableText(items, layout, unescaped(format.slice("table".length).trim()));
  }
  return await templateText(items, layout, unescaped(format));
}

async function templateText<T>(
  items: readonly T[],
  layout: ListLayout<T>,
  template: string,
): Promise<string> {
  const render = await compiled(template, layout);
  return items.map((item) => `${render(item)}\n`).join("");
}

async function tableText<T>(items: readonly T[], layout: ListLayout<T>, template: string): Promise<string> {
  const render = await compiled(template, layout);
  const heading = `${template.replace(FIELD, (whole, name) => layout.columns[name]?.heading ?? whole)}\n`;
  const headings = /\{\{/.test(heading) ? await headingText(template, layout) : heading;
  const rows = items.map((item) => `${render(item)}\n`).join("");
  return alignTabs(headings + rows, { minWidth: 10, padding: 3 });
}

/** `{{.Name}}` and nothing else in the braces: most templates, and quick to fill. */
const FIELD = /\{\{\s*\.(\w+)\s*\}\}/g;

async function headingText<T>(template: string, layout: ListLayout<T>): Promise<string> {
  const { templateOf, headingObject } = await import("./template.ts");
  return `${templateOf(template, { isHeading: true })(headingObject(layout))}\n`;
}

async function compiled<T>(template: string, layout: ListLayout<T>): Promise<(item: T) => string> {
  const rest = template.replace(FIELD, (whole, name) => {
    const column = layout.columns[name];
    return column && !column.of ? "" : whole;
  });
  if (!rest.includes("{{")) {
    return (item) => template.replace(FIELD, (_, name) => layout.columns[name]!.value(item));
  }
  const { rowObject, templateOf } = await import("./template.ts");
  const render = templateOf(template);
  return (item) => render(rowObject(item, layout));
}

/** `\t` and `\n` as they are typed in a shell. */
function unescaped(text: string): string {
  return text.replaceAll("\\t", "\t").replaceAll("\\n", "\n");
}

/** All columns, by name, as `json` shows them. */
export function jsonRow<T>(item: T, { columns }: ListLayout<T>): Record<string, GoValue> {
  const named = Object.entries(columns).filter(([, column]) => !column.of);
  return Object.fromEntries(
    named.sort(([a], [b]) => a < b ? -1 : 1)
      .map(([name, { value, raw }]) => [name, raw ? raw(item) : value(item)]),
  );
}

/** One object in a format: `json`, or a template. */
export async function objectText(value: unknown, format: string): Promise<string> {
  if (format.trim() === "json") return `${goJson(value)}\n`;
  const { templateData, templateOf } = await import("./template.ts");
  return `${templateOf(unescaped(format))(templateData(value))}\n`;
}

/** Text that is cut, with `…` at its end. */
export function ellipsis(text: string, length: number): string {
  const letters = [...text];
  return letters.length <= length ? text : `${letters.slice(0, length - 1).join("")}…`;
}

/** Twelve digits of an identifier, without `sha256:`. */
export function shortId(id: string): string {
  return id.replace(/^[a-z0-9]+:/, "").slice(0, 12);
}
