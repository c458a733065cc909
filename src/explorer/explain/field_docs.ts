import type { FieldNode } from "../../kube/schema_field.ts";
import { wrapWords } from "../../kube/word_wrap.ts";
import type { Line } from "../../terminal/line.ts";

/** What there is to say of a field, in lines of at most `columns`. */
export function fieldDocs(node: FieldNode, path: readonly string[], columns: number): Line[] {
  const lines: Line[] = [{
    spans: [
      { text: node.name, role: "title", bold: true },
      { text: ` <${node.type}>`, role: "accent" },
      ...(node.required ? [{ text: " required", role: "warn" as const }] : []),
    ],
  }];
  if (path.length > 1) lines.push({ spans: [{ text: path.join(" › "), role: "dim" }] });
  lines.push({ spans: [] });
  const facts = factsOf(node);
  for (const [name, value] of facts) {
    wrapWords(`${name.padEnd(FACT_WIDTH)}${value}`, columns).split("\n")
      .forEach((text, index) => lines.push({ spans: index ? [{ text }] : factSpans(text, name) }));
  }
  if (facts.length) lines.push({ spans: [] });
  const text = node.fullDescription.trimEnd() || "(no documentation)";
  for (const part of wrapWords(text, columns).split("\n")) lines.push({ spans: [{ text: part }] });
  return lines;
}

const FACT_WIDTH = 9;

function factsOf({ default: standard, enum: allowed, schema }: FieldNode): [string, string][] {
  const facts: [string, string][] = [];
  // An empty object is how the document says "its type's own defaults".
  if (standard !== undefined && !isEmptyObject(standard)) facts.push(["default", JSON.stringify(standard)]);
  if (allowed.length) facts.push(["one of", allowed.map((value) => String(value)).join(", ")]);
  const keys = schema["x-kubernetes-list-map-keys"];
  const listType = schema["x-kubernetes-list-type"];
  if (keys?.length) facts.push(["list", `items are told apart by ${keys.join(", ")}`]);
  else if (listType === "set") facts.push(["list", "a set: no value twice"]);
  else if (listType === "atomic") facts.push(["list", "replaced as a whole when it is applied"]);
  if (schema.format && !/^int/.test(schema.format)) facts.push(["format", schema.format]);
  return facts;
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

function factSpans(text: string, name: string): Line["spans"] {
  return [{ text: text.slice(0, name.length), role: "heading" }, { text: text.slice(name.length) }];
}
