/** The text that is edited: an object as YAML below a comment, and the way back from it. */
import type { Json, JsonObject, KubeObject } from "../../kube/object.ts";
import { isJsonObject } from "../../kube/merge_type.ts";
import { parseYaml, printYaml, YamlError } from "../../kube/yaml.ts";
import { sanitize } from "../../terminal/sanitize.ts";

/** Fields that only the server writes and that hide the others. */
export function editableObject(object: KubeObject): KubeObject {
  const { managedFields: _, ...metadata } = object.metadata;
  return { ...object, metadata };
}

/** The file as the editor gets it; `problem` says why it comes again. */
export function draftText(
  title: string,
  body: string,
  { problem, notes = [] }: { problem?: string | undefined; notes?: readonly string[] } = {},
): string {
  const comment = [
    `${title}: save and close to go on. What is empty or unchanged cancels.`,
    "Should something be wrong, the file opens again and says what. Lines with # at the top are left out.",
    ...notes,
    ...(problem === undefined
      ? []
      : ["", ...problem.trimEnd().split("\n").map((line) => `! ${sanitize(line)}`)]),
  ];
  return `${comment.map((line) => `# ${line}`.trimEnd()).join("\n")}\n#\n${body}`;
}

/** The YAML below the comment at the top. */
export function draftBody(text: string): string {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const start = lines.findIndex((line) => !line.startsWith("#"));
  return start < 0 ? "" : lines.slice(start).join("\n");
}

export function objectYaml(object: KubeObject): string {
  return printYaml(object as Json);
}

/** The object that was written, or why it is none. The identity of an object cannot be edited. */
export function readDraft(
  body: string,
  original: KubeObject,
): { object: JsonObject } | { problem: string } {
  let value: Json;
  try {
    value = parseYaml(body);
  } catch (error) {
    if (error instanceof YamlError) return { problem: error.message };
    throw error;
  }
  if (!isJsonObject(value)) return { problem: "this is no object: a mapping of fields is expected" };
  const metadata = isJsonObject(value.metadata) ? value.metadata : {};
  const changed = [
    ["apiVersion", value.apiVersion, original.apiVersion],
    ["kind", value.kind, original.kind],
    ["metadata.name", metadata.name, original.metadata.name],
    ["metadata.namespace", metadata.namespace, original.metadata.namespace],
  ].find(([, now, before]) => now !== before);
  if (!changed) return { object: value };
  return {
    problem: `${changed[0]} was ${
      changed[2] ?? "absent"
    } and cannot be changed: that would be another object`,
  };
}
