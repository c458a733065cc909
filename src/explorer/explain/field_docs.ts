import type { FieldNode } from "../../kube/schema_field.ts";
import { wrapWords } from "../../kube/word_wrap.ts";
import { type Line, lineText } from "../../terminal/line.ts";
import type { Role } from "../../terminal/theme.ts";
import { wrapLine } from "../text/wrap_line.ts";

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
    lines.push(...factLines(name, value, columns));
  }
  if (facts.length) lines.push({ spans: [] });
  const text = node.fullDescription.trimEnd() || "(no documentation)";
  for (const part of wrapped(text, columns)) lines.push({ spans: [{ text: part }] });
  return lines;
}

const FACT_WIDTH = 9;

/** A fact in lines: its name once, its words below each other. */
export function factLines(name: string, value: string, columns: number, role?: Role): Line[] {
  const room = Math.max(10, columns - FACT_WIDTH);
  return wrapped(value, room).map((text, index): Line => ({
    spans: [
      { text: (index === 0 ? name : "").padEnd(FACT_WIDTH), role: "heading" },
      role ? { text, role } : { text },
    ],
  }));
}

/** Lines between words, and inside words that are longer than a line. */
export function wrapped(text: string, columns: number): string[] {
  return wrapWords(text, columns).split("\n").flatMap((line) =>
    line.length <= columns ? [line] : wrapLine({ spans: [{ text: line }] }, columns).map(lineText)
  );
}

/** What the schema says beside words: default, allowed values, how lists are told apart. */
export function factsOf({ default: standard, enum: allowed, schema }: FieldNode): [string, string][] {
  const facts: [string, string][] = [];
  // An empty object is how the document says "its type's own defaults".
  if (standard !== undefined && !isEmptyObject(standard)) facts.push(["default", JSON.stringify(standard)]);
  if (allowed.length) facts.push(["one of", allowed.map((value) => String(value)).join(", ")]);
  const keys = schema["x-kubernetes-list-map-keys"];
  const listType = schema["x-kubernetes-list-type"];
  if (keys?.length) facts.push(["list", `items are told apart by ${keys.join(", ")}`]);
  else if (listType === "set") facts.push(["list", "a set: no value twice"]);
  else if (listType === "atomic") facts.push(["list", "replaced as a whole when it is applied"]);
  const strategy = schema["x-kubernetes-patch-strategy"];
  if (strategy && !keys?.length) facts.push(["patch", strategy]);
  if (schema.pattern) facts.push(["pattern", schema.pattern]);
  if (schema.minimum !== undefined) facts.push(["least", String(schema.minimum)]);
  if (schema.maximum !== undefined) facts.push(["most", String(schema.maximum)]);
  if (schema.format && !/^int/.test(schema.format)) facts.push(["format", schema.format]);
  return facts;
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
