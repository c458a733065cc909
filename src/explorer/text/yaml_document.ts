/** An object as lines of YAML, each of which knows the field it belongs to. */
import { shorten } from "../../terminal/width.ts";
import type { Json } from "../../kube/object.ts";
import { printYaml, printYamlOutline, type YamlEntry } from "../../kube/yaml_print.ts";
import type { Span } from "../../terminal/line.ts";
import { countOf } from "./copying.ts";
import type { Section } from "./folds.ts";
import type { LazyLine } from "./line_parts.ts";
import { yamlSpans } from "./yaml_spans.ts";

/** Keys and list indices from the top: `["spec", "containers", 0, "image"]`. */
export type FieldPath = readonly (string | number)[];

export interface YamlDocument {
  readonly lines: readonly LazyLine[];
  /** Where they stand, not counting what is above the first. */
  readonly entries: readonly YamlEntry[];
  /** Lines above the first entry. */
  readonly above: number;
  /** Blocks of more than one line. */
  readonly sections: readonly Section[];
  /** The innermost entry that a line belongs to; undefined above the first. */
  entryAt(line: number): YamlEntry | undefined;
}

/** Prints an object; `heading` are comments above it. */
export function yamlDocument(object: Json, heading: readonly string[] = []): YamlDocument {
  const { text, entries } = printYamlOutline(object);
  const texts = [...heading, ...text.replace(/\n$/, "").split("\n")];
  const above = heading.length;
  const places = new Int32Array(texts.length).fill(-1);
  entries.forEach(({ line }, index) => places[line + above] = index);
  const starts = places.map((index) => index >= 0 ? 1 : 0);
  for (let line = 1; line < places.length; line++) if (places[line] === -1) places[line] = places[line - 1]!;
  return {
    lines: texts.map((text, line) => new YamlLine(text, line < above || starts[line] === 1)),
    entries,
    above,
    sections: sectionsOf(entries, above),
    entryAt: (line) => entries[places[line] ?? -1],
  };
}

/** What is shown before there is an object. */
export const emptyDocument: YamlDocument = {
  lines: [],
  entries: [],
  above: 0,
  sections: [],
  entryAt: () => undefined,
};

export function pathOf(entry: YamlEntry | undefined): FieldPath {
  const path: (string | number)[] = [];
  for (let at = entry; at; at = at.parent) path.unshift(at.key);
  return path;
}

/** `spec › template › containers › 0`; where there is no room for it, without its beginning. */
export function breadcrumb(path: FieldPath, columns = Infinity): string {
  for (let first = 0; first < path.length; first++) {
    const text = `${first > 0 ? "… › " : ""}${path.slice(first).join(" › ")}`;
    if (text.length <= columns) return text;
  }
  return shorten(String(path.at(-1) ?? ""), columns, "middle");
}

/** The path without list indices, as `kubectl explain` wants it: `spec.containers.image`. */
export function fieldNames(path: FieldPath): string[] {
  return path.filter((key): key is string => typeof key === "string");
}

/** A value to be pasted: a scalar as it is, anything else as YAML. */
export function valueText(value: Json): string {
  return value !== null && typeof value === "object" ? printYaml(value) : String(value);
}

/** Which line of another reading a line has become: that of the same field, or of what is left around it. */
export function followLine(before: YamlDocument, after: YamlDocument): (line: number) => number {
  return (line) => {
    const entry = before.entryAt(line);
    if (!entry) return line;
    const found = entryOf(after, pathOf(entry));
    if (!found) return line;
    const offset = found.key === entry.key ? line - before.above - entry.line : 0;
    return after.above + Math.min(found.line + offset, found.end - 1);
  };
}

/** The entry at a path, or the innermost one there is on the way to it. */
export function entryOf({ entries }: YamlDocument, path: FieldPath): YamlEntry | undefined {
  let parent: YamlEntry | undefined;
  let from = 0;
  for (const key of path) {
    const index = entries.findIndex((entry, at) =>
      at >= from && entry.parent === parent && entry.key === key
    );
    if (index < 0) break;
    parent = entries[index];
    from = index + 1;
  }
  return parent;
}

class YamlLine implements LazyLine {
  constructor(readonly text: string, readonly isStart: boolean) {}

  get spans(): Span[] {
    return yamlSpans(this.text, this.isStart);
  }
}

function sectionsOf(entries: readonly YamlEntry[], above: number): Section[] {
  const byEntry = new Map<YamlEntry, Section>();
  for (const entry of entries) {
    const { parent, key, line, end, value } = entry;
    if (end - line < 2) continue;
    const around = parent && byEntry.get(parent);
    byEntry.set(entry, {
      id: `${around?.id ?? ""}\0${key}`,
      line: line + above,
      end: end + above,
      level: (around?.level ?? 0) + 1,
      says: sizeOf(value, end - line),
    });
  }
  return [...byEntry.values()];
}

/** `(3)` for the items of a list, `{5}` for the fields of an object. */
function sizeOf(value: Json, lines: number): string {
  if (Array.isArray(value)) return `(${value.length})`;
  return value !== null && typeof value === "object"
    ? `{${Object.keys(value).length}}`
    : `(${countOf(lines - 1)})`;
}
