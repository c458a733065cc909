import { textLines } from "../../terminal/sanitize.ts";
import { yamlSpans } from "./yaml_spans.ts";
import type { Json } from "../../kube/object.ts";
import type { Line } from "../../terminal/line.ts";
import { type FieldPath, pathOf, yamlDocument } from "./yaml_document.ts";

export interface YamlLine {
  readonly path: FieldPath;
  readonly line: Line;
}

/** A text that is YAML already, as somebody wrote it, line by line in colours. */
export function writtenYaml(text: string): Line[] {
  return textLines(text.replace(/\n+$/, "")).map((raw): Line => ({ spans: yamlSpans(raw) }));
}

/** A value as lines of YAML in colours, each with the path of its field. */
export function yamlLines(value: Json): YamlLine[] {
  const document = yamlDocument(value);
  return document.lines.map((line, index) => ({ path: pathOf(document.entryAt(index)), line }));
}
