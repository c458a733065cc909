/** k9s's `aliases.yaml`, `hotkeys.yaml`, `plugins.yaml` and `views.yaml`. Source: k9s's README and its JSON schemas. */
import { parseKeyName } from "../../terminal/key_name.ts";
import { isObject, type Path } from "../../shapes/check.ts";
import { readColumns } from "../own_file.ts";
import type { Hotkey, Plugin } from "../settings.ts";
import { K9sReading } from "./reading.ts";

export type K9sList = "aliases" | "hotkeys" | "plugins" | "views";

/** `before`: where the settings go, empty or a context. */
export function readK9sList(list: K9sList, value: unknown, before: readonly string[] = []): K9sReading {
  const reading = new K9sReading();
  const top = {
    aliases: ["aliases", "alias"],
    hotkeys: ["hotKeys", "hotKey"],
    plugins: ["plugins", "plugin"],
    views: ["views"],
  };
  const root = listOf(value, top[list], list === "plugins");
  if (!root) {
    reading.mistake([], `expected ${top[list][0]}: with names below it`);
    return reading;
  }
  for (const [name, item] of Object.entries(root.items)) {
    readers[list](name, item, [...root.at, name], before, reading);
  }
  return reading;
}

/** Older files have everything below `k9s:`; a file of a plugins folder may have plugins at its top, or be one itself. */
function listOf(
  value: unknown,
  names: readonly string[],
  mayBeBare: boolean,
): { items: Record<string, unknown>; at: Path } | undefined {
  if (!isObject(value)) return undefined;
  for (const name of names) {
    if (isObject(value[name])) return { items: value[name], at: [name] };
    if (isObject(value.k9s) && isObject(value.k9s[name])) {
      return { items: value.k9s[name], at: ["k9s", name] };
    }
  }
  return mayBeBare && Object.values(value).every((one) => isObject(one) && "command" in one)
    ? { items: value, at: [] }
    : undefined;
}

type ItemReader = (
  name: string,
  item: unknown,
  at: Path,
  before: readonly string[],
  reading: K9sReading,
) => void;

const readers: Record<K9sList, ItemReader> = {
  aliases: (name, item, at, before, reading) => {
    if (typeof item !== "string") return reading.mistake(at, "expected a kind or a command");
    reading.set([...before, "aliases", name], item, at);
  },
  hotkeys: readHotkey,
  plugins: readPlugin,
  views: readView,
};

function readHotkey(
  name: string,
  item: unknown,
  at: Path,
  before: readonly string[],
  reading: K9sReading,
): void {
  const bound = boundCommand(item, at, "shortCut and command", reading);
  if (!bound) return;
  const hotkey: Hotkey = {
    key: bound.key,
    command: bound.command,
    description: bound.description ?? name,
    ...(bound.item.override === true ? { override: true } : {}),
  };
  reading.set([...before, "hotkeys", bound.key], hotkey, at);
  if (bound.item.keepHistory === true) {
    reading.leave([...at, "keepHistory"], "Esc always comes back to the view before");
  }
}

/** What hotkeys and plugins have in common; undefined where it is not there, which is told. */
function boundCommand(item: unknown, at: Path, expected: string, reading: K9sReading) {
  if (!isObject(item)) return void reading.mistake(at, `expected ${expected} below it`);
  const { shortCut, command, description } = item;
  const key = keyOf(shortCut);
  if (!key) return void reading.mistake([...at, "shortCut"], `${JSON.stringify(shortCut ?? null)} is no key`);
  if (typeof command !== "string") return void reading.mistake(at, "command is missing");
  return { item, key, command, description: typeof description === "string" ? description : undefined };
}

function readPlugin(
  name: string,
  item: unknown,
  at: Path,
  before: readonly string[],
  reading: K9sReading,
): void {
  const bound = boundCommand(item, at, "shortCut, scopes and command", reading);
  if (!bound) return;
  const { item: given, key, command } = bound;
  const plugin: Plugin = {
    name,
    key,
    description: bound.description ?? name,
    scopes: texts(given.scopes),
    command,
    args: texts(given.args),
    background: given.background === true,
    confirm: given.confirm === true,
    dangerous: given.dangerous === true,
    inputs: inputsOf(given.inputs),
    ...(given.override === true ? { override: true } : {}),
    ...(Array.isArray(given.pipes) ? { pipes: texts(given.pipes) } : {}),
  };
  reading.set([...before, "plugins", name], plugin, at);
  for (const [field, why] of Object.entries(leftOfPlugins)) {
    if (given[field] !== undefined && given[field] !== false) reading.leave([...at, field], why);
  }
}

const leftOfPlugins: Readonly<Record<string, string>> = {
  overwriteOutput: "what a plugin prints is shown as it is",
  variables: "variables of scripts are not asked for: use inputs",
};

function inputsOf(value: unknown): Plugin["inputs"] {
  if (!Array.isArray(value)) return [];
  return value.filter(isObject).filter(({ name }) => typeof name === "string").map((input) => ({
    name: String(input.name),
    label: String(input.label ?? input.name),
    value: String(input.default ?? input.value ?? ""),
  }));
}

function readView(
  name: string,
  item: unknown,
  at: Path,
  before: readonly string[],
  reading: K9sReading,
): void {
  if (!isObject(item)) return reading.mistake(at, "expected columns below it");
  const columns = texts(item.columns);
  const good = columns.filter((written, index) => {
    const problem = problemOf(() => readColumns([written]));
    if (problem) reading.mistake([...at, "columns", index], problem);
    return problem === undefined;
  });
  const sort = typeof item.sortColumn === "string" ? item.sortColumn : undefined;
  const wrongSort = sort && problemOf(() => readColumns({ sort }));
  if (wrongSort) reading.mistake([...at, "sortColumn"], wrongSort);
  const value = readColumns({ columns: good, ...(sort && !wrongSort ? { sort } : {}) });
  reading.set([...before, "columns", name], value, at);
}

function keyOf(written: unknown): string | undefined {
  return typeof written === "string" || typeof written === "number"
    ? parseKeyName(String(written))?.key
    : undefined;
}

function texts(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((item) => ["string", "number", "boolean"].includes(typeof item)).map(String)
    : [];
}

function problemOf(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
