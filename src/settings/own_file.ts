/** From what `config.yaml` says, checked, to what it sets. */
import { ownEntry } from "../kube/own_entry.ts";
import { parseKeyName } from "../terminal/key_name.ts";
import { parseColumn, parseSort } from "./column_text.ts";
import type { Assignment } from "./layer.ts";
import type { ColumnSettings, Hotkey, Plugin } from "./settings.ts";
import { ownTheme, type WrittenTheme } from "./own_theme.ts";

type Values = Record<string, unknown>;

/** Of the whole file; its value has been held against `settingsFile`. */
export function ownAssignments(file: Values): Assignment[] {
  return Object.entries(file).flatMap(([name, value]): Assignment[] => {
    switch (name) {
      case "k9s":
        return [];
      case "contexts":
        return Object.entries(value as Values).flatMap(([context, own]) =>
          contextAssignments(context, own as Values).map((one) => ({
            ...one,
            at: ["contexts", context, ...one.at],
          }))
        );
      case "confirm":
      case "logs":
      case "nodeShell":
      case "thresholds":
        return leaves(value, [name]);
      case "themes":
        return Object.entries(value as Record<string, WrittenTheme>).map(([theme, written]) => ({
          path: [name, theme],
          value: ownTheme(theme, written),
          at: [name, theme],
        }));
      default:
        return settingAssignments(name, value);
    }
  });
}

/** Of a context's own file, or its part of the whole one. */
export function contextAssignments(context: string, own: Values): Assignment[] {
  return Object.entries(own).flatMap(([name, value]) =>
    settingAssignments(name, value).map((one) => ({ ...one, path: ["contexts", context, ...one.path] }))
  );
}

function settingAssignments(name: string, value: unknown): Assignment[] {
  const read = ownEntry(readers, name);
  if (!read) return [{ path: [name], value, at: [name] }];
  return Object.entries(value as Values).map(([key, item]) => {
    const place = name === "hotkeys" ? canonicalKey(key) : key;
    return { path: [name, place], value: read(place, item), at: [name, key] };
  });
}

/** Settings that are many by name. */
const readers: Record<string, ((name: string, written: unknown) => unknown) | undefined> = {
  keys: (_name, written) => (Array.isArray(written) ? written : [written]).map(canonicalKey),
  aliases: (_name, written) => written,
  hotkeys: readHotkey,
  plugins: readPlugin,
  columns: (_name, written) => readColumns(written as readonly string[] | WrittenColumns),
};

/** `ctrl-d` as `Ctrl-D`, for each of the keys. */
export function canonicalKey(written: string): string {
  return written.split(/\s+/).map((one) => parseKeyName(one)?.key ?? one).join(" ");
}

function readHotkey(key: string, written: unknown): Hotkey {
  if (typeof written === "string") return { key, command: written, description: written };
  const { command, description, override } = written as Partial<Hotkey> & { command: string };
  return { key, command, description: description ?? command, ...(override ? { override } : {}) };
}

function readPlugin(name: string, written: unknown): Plugin {
  const plugin = written as Partial<Plugin> & Pick<Plugin, "key" | "scopes" | "command">;
  return {
    background: false,
    confirm: false,
    dangerous: false,
    args: [],
    description: name,
    ...plugin,
    name,
    key: canonicalKey(plugin.key),
    inputs: (plugin.inputs ?? []).map(({ name, label, value }) => ({
      name,
      label: label ?? name,
      value: value ?? "",
    })),
  };
}

interface WrittenColumns {
  columns?: readonly string[];
  sort?: string;
}

/** Columns, or columns with an order. */
export function readColumns(written: readonly string[] | WrittenColumns): ColumnSettings {
  const { columns = [], sort } = Array.isArray(written)
    ? { columns: written as readonly string[] }
    : written as WrittenColumns;
  return { columns: columns.map(parseColumn), ...(sort ? { sort: parseSort(sort) } : {}) };
}

function leaves(value: unknown, path: readonly string[]): Assignment[] {
  if (typeof value !== "object" || value === null) return [{ path, value, at: path }];
  return Object.entries(value).flatMap(([name, item]) => leaves(item, [...path, name]));
}
