/** Which keys the user has given to which bindings. */
import { keyPresets } from "./key_presets.ts";
import type { Settings } from "./settings.ts";

/** Keys with their strength: what the user says is stronger than a preset, and that than a binding's own. */
export interface MappedKeys {
  readonly keys: readonly string[];
  readonly strength: 0 | 1 | 2;
}

export interface KeyMap {
  /** Every binding has its own keys. */
  readonly isEmpty: boolean;
  /** By `VIEW.BINDING`; undefined: its own. `any.BINDING` counts in every view. */
  of(view: string, binding: string): MappedKeys | undefined;
  /** The strength that a key has outside of views: hotkeys that win, and bindings that work everywhere. */
  outside(key: string): number;
}

/** One for each settings object. */
export function keyMapOf(settings: Settings): KeyMap {
  const known = maps.get(settings);
  if (known) return known;
  const made = makeMap(settings);
  maps.set(settings, made);
  return made;
}

/** The view that bindings stand in which work everywhere. */
export const everywhere = "everywhere";

const maps = new WeakMap<Settings, KeyMap>();

function makeMap({ keys, keyPreset, hotkeys }: Settings): KeyMap {
  const mapped = new Map<string, MappedKeys>();
  for (const [name, given] of Object.entries(keyPresets[keyPreset])) {
    mapped.set(name, { keys: given, strength: 1 });
  }
  for (const [name, given] of Object.entries(keys)) mapped.set(name, { keys: given, strength: 2 });
  const outside = new Map<string, number>();
  for (const { key, override } of hotkeys) if (override) outside.set(key, 2);
  for (const [name, { keys, strength }] of mapped) {
    if (!name.startsWith(`${everywhere}.`)) continue;
    for (const key of keys.flatMap((one) => [one, one.split(" ")[0]!])) {
      outside.set(key, Math.max(strength, outside.get(key) ?? 0));
    }
  }
  return {
    isEmpty: mapped.size === 0 && outside.size === 0,
    of: (view, binding) =>
      mapped.get(`${view}.${binding}`) ?? (view === everywhere ? undefined : mapped.get(`any.${binding}`)),
    outside: (key) => outside.get(key) ?? 0,
  };
}
