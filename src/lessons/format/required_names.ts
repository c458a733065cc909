/** What a learner has to know to satisfy a predicate: names and numbers that only the goal can tell. */
import type { Predicate } from "../checks/predicate.ts";

/** In the order of the predicate, each once. */
export function requiredNames(predicate: Predicate): string[] {
  return [...new Set(namesOf(predicate))];
}

function* namesOf(predicate: Predicate): Generator<string> {
  if ("all" in predicate) { for (const one of predicate.all) yield* namesOf(one); }
  // One of them is enough, so that only what all of them want has to be said.
  else if ("any" in predicate) yield* common(predicate.any.map(requiredNames));
  else if (!("none" in predicate)) {
    yield* ownNames(predicate);
    if ("namespace" in predicate && predicate.namespace && !/^(any|other)$/.test(predicate.namespace)) {
      yield predicate.namespace;
    }
    if ("path" in predicate && "equals" in predicate) yield* valueNames(predicate.equals);
    if ("count" in predicate && typeof predicate.count === "number" && predicate.count > 1) {
      yield String(predicate.count);
    }
  }
}

function* ownNames(predicate: Exclude<Predicate, { all: unknown } | { any: unknown } | { none: unknown }>) {
  if ("object" in predicate && predicate.exists !== false) yield afterSlash(predicate.object);
  if ("objects" in predicate && predicate.labels) yield* labelValues(predicate.labels);
  if ("condition" in predicate) yield afterSlash(predicate.of);
  for (
    const kind of ["endpoints", "release", "context", "container", "image", "volume", "network"] as const
  ) {
    if (kind in predicate) yield (predicate as unknown as Record<typeof kind, string>)[kind];
  }
  if ("containers" in predicate) {
    if (predicate.containers !== "*") yield predicate.containers;
    if (predicate.published !== undefined) yield String(predicate.published);
    if (predicate.mount !== undefined) yield predicate.mount;
  }
  if ("joined" in predicate) yield* predicate.joined ?? [];
  if ("file" in predicate) {
    yield afterSlash(predicate.file);
    if (predicate.of?.includes("/")) yield afterSlash(predicate.of);
  }
  if ("port" in predicate) yield String(predicate.port);
  if ("reachable" in predicate) {
    const { hostname, port } = new URL(predicate.reachable);
    if (hostname !== "localhost") yield hostname.split(".")[0]!;
    if (port !== "") yield port;
  }
}

/** Short values alone: a whole structure follows from names. */
function* valueNames(value: unknown): Generator<string> {
  if (typeof value === "number" || typeof value === "string" && /^[\w.:/=-]{1,40}$/.test(value)) {
    yield String(value);
  }
}

/** `app=web,tier in (a, b)`: what stands after the sign of equality. */
function labelValues(selector: string): string[] {
  return [...selector.matchAll(/=\s*([\w.-]+)/g)].map(([, value]) => value!);
}

function afterSlash(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function common(lists: readonly string[][]): string[] {
  const [first = [], ...rest] = lists;
  return first.filter((name) => rest.every((list) => list.includes(name)));
}

const NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split(" ");

/** Whether a text tells a name, or a number in digits or as a word. */
export function tells(text: string, name: string): boolean {
  const word = /^\d+$/.test(name) ? NUMBERS[Number(name)] : undefined;
  return [name, word].some((one) => one !== undefined && hasWord(text, one));
}

/** Not as a part of another word; a tag or a default port may be left out by who says the rest. */
function hasWord(text: string, word: string): boolean {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(^|[^\\w])${escaped}($|[^\\w])`, "iu").test(text);
}
