import type { Json } from "../../kube/object.ts";
import type { Line } from "../../terminal/line.ts";
import { type FieldPath, pathOf, yamlDocument } from "./yaml_document.ts";

export interface YamlLine {
  readonly path: FieldPath;
  readonly line: Line;
}

/** A value as lines of YAML in colours, each with the path of its field. */
export function yamlLines(value: Json): YamlLine[] {
  const document = yamlDocument(value);
  return document.lines.map((line, index) => ({ path: pathOf(document.entryAt(index)), line }));
}
