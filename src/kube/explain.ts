/** The text of `kubectl explain`, from an OpenAPI v3 document. */
import type { GroupVersionKind } from "./object.ts";
import type { OpenApiDocument } from "./openapi.ts";
import { type FieldNode, findField, kindField } from "./schema_field.ts";
import { wrapWords } from "./word_wrap.ts";

/** What to explain. */
export interface ExplainRequest {
  kind: GroupVersionKind;
  /** Names below the kind, as `["spec", "template"]`; empty for the kind itself. */
  path: string[];
  /** The tree of all fields instead of their descriptions. */
  recursive?: boolean;
}

/** What kubectl writes to stdout; with an error, what it wrote before. */
export interface Explanation {
  text: string;
  /** `error: field "x" does not exist`, for stderr. */
  error?: string;
}

/** Explains a kind or a field of it. */
export function explain(
  document: OpenApiDocument,
  { kind, path, recursive = false }: ExplainRequest,
): Explanation {
  const root = kindField(document, kind);
  const group = kind.group === "" ? "" : `GROUP:      ${kind.group}\n`;
  const header = `${group}KIND:       ${kind.kind}\nVERSION:    ${kind.version}\n\n`;
  if (!root) {
    const shown = `map[group:${kind.group} kind:${kind.kind} version:${kind.version}]`;
    return { text: header, error: `error: GVK ${shown} not found in OpenAPI schema` };
  }
  const field = findField(root, path);
  if (!field) return { text: header, error: `error: field "${path.at(-1)}" does not exist` };
  const heading = path.length === 0 ? "" : fieldHeading(field);
  const description = indent(wrapWords(field.fullDescription || "<empty>", descriptionWidth), 4);
  return { text: `${header}${heading}DESCRIPTION:\n${description}\n${fieldSection(field, recursive)}\n` };
}

const descriptionWidth = 76;
const fieldWidth = 78;
/** The short list of a field's allowed values ends after this many. */
const shownEnumValues = 4;

function fieldHeading({ name, type, enum: values }: FieldNode): string {
  const list = values.length === 0
    ? ""
    : `ENUM:${values.map((value) => `\n    ${enumValue(value)}`).join("")}`;
  return `FIELD: ${name} <${type}>\n${list}\n\n`;
}

function fieldSection(node: FieldNode, recursive: boolean): string {
  const fields = node.children();
  if (fields.length === 0) return "";
  return "FIELDS:\n" + fields.map((field) => recursive ? fieldTree(field, 1) : fieldDetail(field)).join("");
}

function fieldTree(field: FieldNode, level: number): string {
  return `${fieldLine(field, level)}\n${
    field.children().map((child) => fieldTree(child, level + 1)).join("")
  }`;
}

function fieldDetail(field: FieldNode): string {
  const words = wrapWords(field.description || "<no description>", fieldWidth - 2);
  return `${fieldLine(field, 1)}\n${indent(words, 4)}\n\n`;
}

function fieldLine({ name, type, required, enum: values }: FieldNode, level: number): string {
  const padding = "  ".repeat(level);
  const shown = values.slice(0, shownEnumValues).map(enumValue).join(", ");
  const rest = values.length > shownEnumValues ? ", ...." : "";
  const list = values.length === 0 ? "" : `\n${padding}enum: ${shown}${rest}`;
  return `${padding}${name}\t<${type}>${required ? " -required-" : ""}${list}`;
}

function enumValue(value: unknown): string {
  return value === "" ? '""' : String(value);
}

// Empty lines are indented as well: so does kubectl.
function indent(text: string, columns: number): string {
  return text.split("\n").map((line) => " ".repeat(columns) + line).join("\n");
}
