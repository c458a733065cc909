/** What differs between an object and what it would become, as lines of YAML. Loaded when a change is proposed. */
import { diffArrays } from "diff";
import type { Json, JsonObject, KubeObject } from "../../kube/object.ts";
import { type Line, line, lineText } from "../../terminal/line.ts";
import { type YamlLine, yamlLines } from "../text/yaml_lines.ts";
import { isJsonObject } from "../../kube/merge_type.ts";
import { base64Text } from "../../kube/base64_text.ts";

/**
 * Removed lines behind `-`, added ones behind `+`, under the path of what they belong to; empty when nothing but
 * noise differs. `before` is undefined for a new object. The values of secrets are shown only with `showsValues`.
 */
export function differenceLines(
  before: KubeObject | undefined,
  after: KubeObject,
  showsValues = false,
): readonly Line[] {
  const [was, is] = [before && quiet(before), quiet(after, before === undefined)];
  const [older, newer] = showsValues ? [was && decoded(was), decoded(is)] : masked(was, is);
  const left = older ? yamlLines(older) : [];
  const right = yamlLines(newer);
  const writer = new DifferenceWriter();
  let [at, to] = [0, 0];
  for (const { count, added, removed } of diffArrays(left.map(key), right.map(key))) {
    if (removed) left.slice(at, at + count).forEach((one) => writer.add("-", one, older!, newer));
    if (added) right.slice(to, to + count).forEach((one) => writer.add("+", one, newer, older));
    if (!added) at += count;
    if (!removed) to += count;
  }
  return writer.lines;
}

type Path = YamlLine["path"];

/** Puts what belongs together under one heading: its parent's path. */
class DifferenceWriter {
  readonly lines: Line[] = [];
  #heading = "";
  /** What the last lines are parts of, and where it begins. */
  #root: { sign: string; path: Path; column: number } | undefined;

  add(sign: "-" | "+", shown: YamlLine, own: JsonObject, other: JsonObject | undefined): void {
    const text = lineText(shown.line);
    const root = this.#root;
    if (!root || root.sign !== sign || !startsWith(shown.path, root.path)) {
      this.#begin(sign, shown, own, other);
    }
    const { column, path } = this.#root!;
    // The dash of an item that both have says nothing.
    const isField = typeof path.at(-1) === "string";
    const clean = isField && this.#root !== root ? text.replace(/^( *)- /, "$1  ") : text;
    const indent = this.#heading === "" ? "" : "  ";
    this.lines.push(line(`${sign} ${indent}${clean.slice(column)}`, sign === "-" ? "bad" : "ok"));
  }

  #begin(sign: string, shown: YamlLine, own: JsonObject, other: JsonObject | undefined): void {
    const text = lineText(shown.line);
    const column = text.search(/[^ ]|$/);
    const lastIndex = shown.path.findLastIndex((part) => typeof part === "number");
    const item = shown.path.slice(0, lastIndex + 1);
    const isItem = text.startsWith("- ", column) && !isSameItem(valueAt(item, own), valueAt(item, other));
    const path = isItem ? item : shown.path;
    const title = pathTitle(path.slice(0, -1), own);
    if (title !== this.#heading && title !== "") this.lines.push(line(`${title}:`, "dim"));
    this.#heading = title;
    const isField = !isItem && text.startsWith("- ", column);
    this.#root = { sign, path, column: isField ? column + 2 : column };
  }
}

function startsWith(path: Path, start: Path): boolean {
  return start.every((part, index) => path[index] === part);
}

/** The same line under another path is another line. */
function key({ path, line }: YamlLine): string {
  return `${JSON.stringify(path.filter((part) => typeof part === "string"))} ${lineText(line)}`;
}

function valueAt(path: Path, object: JsonObject | undefined): Json | undefined {
  let value: Json | undefined = object;
  for (const part of path) {
    if (typeof part === "number") value = Array.isArray(value) ? value[part] : undefined;
    else value = isJsonObject(value) ? value[part] : undefined;
  }
  return value;
}

function isSameItem(one: Json | undefined, other: Json | undefined): boolean {
  return isJsonObject(one) && isJsonObject(other) && one["name"] === other["name"];
}

/** `spec.template.spec.containers[nginx]`. */
function pathTitle(path: Path, object: JsonObject): string {
  return path.map((part, index) => {
    if (typeof part === "string") return index === 0 ? part : `.${part}`;
    const item = valueAt(path.slice(0, index + 1), object);
    const name = isJsonObject(item) ? item["name"] : undefined;
    return `[${typeof name === "string" ? name : part}]`;
  }).join("");
}

/** Without what the server counts and notes for itself. */
function quiet(object: KubeObject, isNew = false): JsonObject {
  const { managedFields: _managed, resourceVersion: _version, generation: _generation, ...kept } =
    object.metadata;
  const metadata = { ...kept } as Record<string, unknown>;
  if (isNew) {
    delete metadata["uid"];
    delete metadata["creationTimestamp"];
  }
  const { "kubectl.kubernetes.io/last-applied-configuration": applied, ...annotations } =
    object.metadata.annotations ?? {};
  if (applied !== undefined) {
    if (Object.keys(annotations).length > 0) metadata["annotations"] = annotations;
    else delete metadata["annotations"];
  }
  return { ...object, metadata } as unknown as JsonObject;
}

/** A secret with its values as text, where they are text. */
function decoded(object: JsonObject): JsonObject {
  if (object["kind"] !== "Secret" || !isJsonObject(object["data"])) return object;
  const values = Object.entries(object["data"]).map((
    [name, value],
  ) => [name, typeof value === "string" ? base64Text(value) ?? value : value]);
  return { ...object, data: Object.fromEntries(values) };
}

/** Values of secrets are not shown, only that they change: the words are kubectl diff's. */
function masked(before: JsonObject | undefined, after: JsonObject): [JsonObject | undefined, JsonObject] {
  if (after["kind"] !== "Secret") return [before, after];
  const values = (object: JsonObject | undefined): JsonObject =>
    isJsonObject(object?.["data"]) ? object["data"] : {};
  const [old, next] = [values(before), values(after)];
  const hidden = (own: JsonObject, other: JsonObject, which: string): JsonObject =>
    Object.fromEntries(
      Object.entries(own).map((
        [name, value],
      ) => [name, Object.hasOwn(other, name) && other[name] !== value ? `*** (${which})` : "***"]),
    );
  return [
    before && { ...before, ...(before["data"] ? { data: hidden(old, next, "before") } : {}) },
    { ...after, ...(after["data"] ? { data: hidden(next, old, "after") } : {}) },
  ];
}
