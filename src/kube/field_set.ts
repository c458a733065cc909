/** Sets of paths into an object, and their form in `managedFields` (FieldsV1). */
import { isJsonObject } from "./merge_type.ts";
import type { Json, JsonObject } from "./object.ts";
import { comparePathElements, formatPathElement, type PathElement } from "./path_element.ts";

/** `members` are the paths that end here, `children` what is below; no child is an empty set. */
export interface FieldSet {
  readonly members: ReadonlySet<PathElement>;
  readonly children: ReadonlyMap<PathElement, FieldSet>;
}

export const emptyFieldSet: FieldSet = { members: new Set(), children: new Map() };

export function isEmptyFieldSet(set: FieldSet): boolean {
  return set.members.size === 0 && set.children.size === 0;
}

/** The set of the given paths. */
export function fieldSetOf(paths: Iterable<readonly PathElement[]>): FieldSet {
  const builder = new FieldSetBuilder();
  for (const path of paths) builder.add(path);
  return builder.build();
}

/** Reads FieldsV1 JSON. What is no FieldsV1 reads as the empty set. */
export function parseFieldsV1(fields: Json | undefined): FieldSet {
  const members = new Set<PathElement>();
  const children = new Map<PathElement, FieldSet>();
  if (!isJsonObject(fields)) return emptyFieldSet;
  for (const [element, below] of Object.entries(fields)) {
    if (element === "." || !isJsonObject(below)) continue;
    const child = parseFieldsV1(below);
    // A path ends where nothing is below it, or where "." says so.
    if (Object.hasOwn(below, ".") || Object.keys(below).length === 0) members.add(element);
    if (!isEmptyFieldSet(child)) children.set(element, child);
  }
  return { members, children };
}

/** The set as FieldsV1, keys in the order in which the server writes them. */
export function formatFieldsV1(set: FieldSet): JsonObject {
  const fields: JsonObject = {};
  const elements = new Set([...set.members, ...set.children.keys()]);
  for (const element of [...elements].sort(comparePathElements)) {
    const child = set.children.get(element);
    if (child === undefined) fields[element] = {};
    else fields[element] = { ...(set.members.has(element) ? { ".": {} } : {}), ...formatFieldsV1(child) };
  }
  return fields;
}

/** All paths, as messages print them, in the set's order: `.spec.containers[name="nginx"].image`. */
export function formatPaths(set: FieldSet, prefix = ""): string[] {
  const own = [...set.members].sort(comparePathElements).map((element) =>
    prefix + formatPathElement(element)
  );
  const below = [...set.children.keys()].sort(comparePathElements).flatMap((element) =>
    formatPaths(set.children.get(element) ?? emptyFieldSet, prefix + formatPathElement(element))
  );
  return [...own, ...below];
}

/** What is below one element. */
export function below(set: FieldSet, element: PathElement): FieldSet {
  return set.children.get(element) ?? emptyFieldSet;
}

export function union(a: FieldSet, b: FieldSet): FieldSet {
  if (isEmptyFieldSet(b)) return a;
  if (isEmptyFieldSet(a)) return b;
  const children = new Map(a.children);
  for (const [element, child] of b.children) {
    const own = children.get(element);
    children.set(element, own === undefined ? child : union(own, child));
  }
  return { members: new Set([...a.members, ...b.members]), children };
}

export function intersection(a: FieldSet, b: FieldSet): FieldSet {
  const children = new Map<PathElement, FieldSet>();
  for (const [element, child] of a.children) {
    const common = intersection(child, below(b, element));
    if (!isEmptyFieldSet(common)) children.set(element, common);
  }
  return { members: new Set([...a.members].filter((element) => b.members.has(element))), children };
}

/**
 * The paths of `a` that are not in `b`. A path of `b` takes only itself, not what is below it. Where nothing is taken
 * the result is `a` itself: most writes take nothing from most owners.
 */
export function difference(a: FieldSet, b: FieldSet): FieldSet {
  if (isEmptyFieldSet(a) || isEmptyFieldSet(b)) return a;
  let children: Map<PathElement, FieldSet> | undefined;
  for (const [element, taken] of b.children) {
    const child = a.children.get(element);
    const rest = child && difference(child, taken);
    if (!rest || rest === child) continue;
    children ??= new Map(a.children);
    if (isEmptyFieldSet(rest)) children.delete(element);
    else children.set(element, rest);
  }
  return replaced(a, withoutMembers(a.members, b.members), children);
}

/** The paths of `a` that are neither in `b` nor below a path of `b`. */
export function differenceBelow(a: FieldSet, b: FieldSet): FieldSet {
  if (isEmptyFieldSet(a) || isEmptyFieldSet(b)) return a;
  let children: Map<PathElement, FieldSet> | undefined;
  for (const [element, child] of a.children) {
    const rest = b.members.has(element) ? emptyFieldSet : differenceBelow(child, below(b, element));
    if (rest === child) continue;
    children ??= new Map(a.children);
    if (isEmptyFieldSet(rest)) children.delete(element);
    else children.set(element, rest);
  }
  return replaced(a, withoutMembers(a.members, b.members), children);
}

/** Undefined: nothing is taken. */
function withoutMembers(
  members: ReadonlySet<PathElement>,
  taken: ReadonlySet<PathElement>,
): Set<PathElement> | undefined {
  let rest: Set<PathElement> | undefined;
  for (const element of taken) if (members.has(element)) (rest ??= new Set(members)).delete(element);
  return rest;
}

function replaced(
  set: FieldSet,
  members: ReadonlySet<PathElement> | undefined,
  children: ReadonlyMap<PathElement, FieldSet> | undefined,
): FieldSet {
  if (!members && !children) return set;
  return { members: members ?? set.members, children: children ?? set.children };
}

/** Collects paths. */
export class FieldSetBuilder {
  readonly #members = new Set<PathElement>();
  readonly #children = new Map<PathElement, FieldSetBuilder>();

  /** Adds one path; the empty path is the object itself and adds nothing. */
  add(path: readonly PathElement[], from = 0): void {
    const element = path[from];
    if (element === undefined) return;
    if (from === path.length - 1) {
      this.#members.add(element);
      return;
    }
    let child = this.#children.get(element);
    if (child === undefined) this.#children.set(element, child = new FieldSetBuilder());
    child.add(path, from + 1);
  }

  /** The set of what was added; nothing may be added afterwards. */
  build(): FieldSet {
    const children = new Map<PathElement, FieldSet>();
    for (const [element, child] of this.#children) children.set(element, child.build());
    return { members: this.#members, children };
  }
}
