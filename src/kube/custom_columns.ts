/** `-o custom-columns=NAME:.metadata.name,…` and `-o custom-columns-file`. */
import { goValue } from "./go_value.ts";
import { findJsonPath, type JsonPath, JsonPathError, parseRelaxedJsonPath } from "./json_path.ts";
import type { Json } from "./object.ts";
import { alignColumns } from "./table_text.ts";
import { escapeForTerminal } from "./terminal_escape.ts";

/** A column: its header as written, and the path of its values. */
export interface CustomColumn {
  header: string;
  path: JsonPath;
}

/** Reads `HEADER:path,HEADER:path`. @throws {JsonPathError} in kubectl's wording. */
export function parseCustomColumns(spec: string): CustomColumn[] {
  if (spec === "") throw new JsonPathError("custom-columns format specified but no custom columns given");
  return spec.split(",").map((part) => {
    const colon = part.indexOf(":");
    if (colon < 0) {
      throw new JsonPathError(`unexpected custom-columns spec: ${part}, expected <header>:<json-path-expr>`);
    }
    return { header: part.slice(0, colon), path: parseRelaxedJsonPath(part.slice(colon + 1)) };
  });
}

/** Reads a template file: a line of headers, a line of paths, both divided by blanks. @throws {JsonPathError} */
export function parseCustomColumnsFile(text: string): CustomColumn[] {
  const [headers = [], expressions] = text.split("\n").map((line) =>
    line.split(/\s+/).filter((word) => word !== "")
  );
  if (!expressions || text.split("\n").length < 2) {
    throw new JsonPathError(
      "invalid template, missing spec line. Expected format is one line of space separated " +
        "column headers, one line of space separated column fieldSpecs.",
    );
  }
  if (headers.length !== expressions.length) {
    throw new JsonPathError(
      `number of headers (${headers.length}) and field specifications (${expressions.length}) don't match`,
    );
  }
  return headers.map((header, index) => ({ header, path: parseRelaxedJsonPath(expressions[index]!) }));
}

/** The text for some objects, one a line. @throws {JsonPathError} */
export function printCustomColumns(
  columns: CustomColumn[],
  objects: Json[],
  { noHeaders = false } = {},
): string {
  const header = noHeaders ? [] : [columns.map((column) => column.header)];
  const rows = objects.map((object) => columns.map(({ path }) => cell(path, object)));
  // A line end or tab inside a value divides lines and cells, as in kubectl.
  const lines = [...header, ...rows].flatMap((cells) => cells.join("\t").split("\n"));
  return alignColumns(lines.map((line) => line.split("\t")));
}

function cell(path: JsonPath, object: Json): string {
  const values = findJsonPath(path, object);
  if ((values[0] ?? []).length === 0) return "<none>";
  return escapeForTerminal(values.flat().map(goValue).join(","));
}
