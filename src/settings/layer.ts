/** What one file sets, and what came of all of them. */
import type { Path } from "../shapes/check.ts";
import { defaultSettings, type Settings } from "./settings.ts";
import type { Place } from "../shapes/source.ts";

/** A value for one setting. */
export interface Assignment {
  /** From the top of `Settings`, such as `logs.tail`; hotkeys by key, plugins by name. */
  readonly path: readonly string[];
  readonly value: unknown;
  /** Where in the file it stands. */
  readonly at: Path;
}

/** Where a value comes from. */
export interface Origin extends Place {
  readonly file: string;
}

/** Something that is wrong in a file, or worth knowing of it. */
export interface Remark extends Origin {
  /** The field, as one would write it: `logs.tail`. "" for the file as a whole. */
  readonly field: string;
  readonly text: string;
  /** `mistake`: mend it. `left`: k9s has it and Pequod has not, or does it another way. `taken`: read from k9s's file. */
  readonly kind: "mistake" | "left" | "taken";
}

/** What is wrong, so that it must be mended. */
export function mistakes(remarks: readonly Remark[]): readonly Remark[] {
  return remarks.filter(({ kind }) => kind === "mistake");
}

export interface Layer {
  readonly file: string;
  readonly assignments: readonly Assignment[];
  place(path: Path, isName?: boolean): Place;
}

export interface Merged {
  readonly settings: Settings;
  /** By path, joined with dots: which file said it last. */
  readonly origins: ReadonlyMap<string, Origin>;
}

/** Later layers win, value by value. */
export function merge(layers: readonly Layer[]): Merged {
  let settings: unknown = defaultSettings;
  const origins = new Map<string, Origin>();
  for (const { file, assignments, place } of layers) {
    for (const { path, value, at } of assignments) {
      settings = assigned(settings, path, value);
      origins.set(path.join("."), { file, ...place(at) });
    }
  }
  return { settings: settings as Settings, origins };
}

function assigned(target: unknown, path: readonly string[], value: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (Array.isArray(target)) {
    // Hotkeys and plugins: one of the same key or name is replaced.
    const others = target.filter((item) => item.key !== name && item.name !== name);
    return [...others, value];
  }
  const before = (target ?? {}) as Record<string, unknown>;
  const own = Object.hasOwn(before, name) ? before[name] : undefined;
  return {
    ...before,
    [name]: assigned(rest.length > 0 && isListOfNamed(name) ? own ?? [] : own, rest, value),
  };
}

function isListOfNamed(name: string): boolean {
  return name === "hotkeys" || name === "plugins";
}
