/** Reads one declaration file of `kubernetes-models`: an interface with documented fields, or an alias. */
import { parseType, type TypeExpression } from "./type_expression.ts";

export interface Declaration {
  /** Exported under this name for other files: `IIoK8sApiAppsV1Deployment`. */
  exportName: string;
  /** Its name within the file: `IDeployment`. */
  localName: string;
  description: string;
  /** It has an apiVersion and a kind of its own, which the declaration fixes. */
  isRoot: boolean;
  /** Empty for an alias. */
  fields: Field[];
  alias?: TypeExpression;
}

export interface Field {
  name: string;
  description: string;
  isRequired: boolean;
  type: TypeExpression;
}

/** Undefined for a file that declares no such thing (an index). */
export function parseDeclaration(text: string): Declaration | undefined {
  const exported = /export type \{ (I\w+) as (I\w+)/.exec(text);
  if (!exported) return undefined;
  const names = { localName: exported[1]!, exportName: exported[2]! };
  const header = /(?:^|\n)export (?:interface (\w+)([^{\n]*)\{|type (\w+) = ([^;]+);)/.exec(text);
  if (!header) return undefined;
  const description = commentBefore(text, header.index);
  if (header[3]) {
    return { ...names, description, isRoot: false, fields: [], alias: parseType(header[4]!) };
  }
  const start = header.index + header[0].length;
  const body = text.slice(start, text.indexOf("\n}", start - 1));
  return { ...names, description, isRoot: header[2]!.includes("TypeMeta"), fields: parseFields(body) };
}

function parseFields(body: string): Field[] {
  const fields: Field[] = [];
  let comment = "";
  const lines = body.split("\n");
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.trimStart().startsWith("/**")) {
      const start = i;
      while (!lines[i]!.trimEnd().endsWith("*/")) i++;
      comment = commentText(lines.slice(start, i + 1));
      continue;
    }
    const match = /^ {4}"([^"]+)"(\??): (.*)$/.exec(line);
    if (!match) continue;
    const type = [match[3]!];
    // A type that is written over several lines ends where the indentation is that of the field again.
    while (!/;\s*$/.test(type[type.length - 1]!) || (type.length > 1 && !/^ {4}\S/.test(lines[i]!))) {
      type.push(lines[++i]!);
    }
    const source = type.join("\n").trimEnd().replace(/;$/, "");
    fields.push({
      name: match[1]!,
      description: comment,
      isRequired: match[2] === "",
      type: parseType(source),
    });
    comment = "";
  }
  return fields;
}

/** The comment that ends right before `index`. */
function commentBefore(text: string, index: number): string {
  const before = text.slice(0, index).trimEnd();
  if (!before.endsWith("*/")) return "";
  return commentText(before.slice(before.lastIndexOf("/**")).split("\n"));
}

function commentText(lines: string[]): string {
  return lines
    .map((line) => line.replace(/^\s*\/\*\*/, "").replace(/\*\/\s*$/, "").replace(/^\s*\* ?/, "").trimEnd())
    .join("\n")
    // A star could end the comment, so each one is escaped.
    .replaceAll("\\*", "*")
    .trim();
}
