/** Bindings with the keys that the user wants: dispatch, footer and help all come through here. */
import { everywhere, type KeyMap, keyMapOf, type MappedKeys } from "../settings/key_map.ts";
import type { Settings } from "../settings/settings.ts";

interface Named {
  readonly id?: string;
  readonly title: string;
  readonly keys: readonly string[];
}

/** A binding, and the keys that it has now. */
export interface Mapped<B> {
  readonly binding: B;
  readonly keys: readonly string[];
}

/** What key maps call a binding: its id, or its title with hyphens. */
export function bindingId({ id, title }: Pick<Named, "id" | "title">): string {
  return id ?? title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

/**
 * The bindings of a view in their order. A key that the user has given to one of them is taken from the others, and a
 * key of a preset from those that have it of their own; else the earlier one has it. What has no key left is not
 * there, so that a key has one meaning in a view, and footer and help name no other.
 */
export function mappedKeys<B extends Named>(
  settings: Settings,
  view: string,
  bindings: readonly B[],
): readonly Mapped<B>[] {
  const map = keyMapOf(settings);
  if (map.isEmpty) {
    return once(bindings.map((binding) => ({ binding, keys: binding.keys })));
  }
  const given = bindings.map((binding) => map.of(view, bindingId(binding)) ?? own(binding));
  const strongest = strengths(given, map, view);
  return once(bindings.map((binding, index) => {
    const { keys, strength } = given[index]!;
    return { binding, keys: keys.filter((key) => strength >= strongest(key)) };
  }));
}

function once<B>(bindings: readonly Mapped<B>[]): readonly Mapped<B>[] {
  const taken = new Set<string>();
  return bindings.flatMap((one) => {
    const left = one.keys.some((key) => taken.has(key))
      ? one.keys.filter((key) => !taken.has(key))
      : one.keys;
    for (const key of left) taken.add(key);
    return left.length === 0 ? [] : [left === one.keys ? one : { ...one, keys: left }];
  });
}

/** The key that a binding knows by its own name: several keys of one binding may mean different things. */
export function ownKey({ binding, keys }: Mapped<Named>, pressed: string): string {
  if (binding.keys === keys || binding.keys.includes(pressed)) return pressed;
  const index = Math.min(keys.indexOf(pressed), binding.keys.length - 1);
  return binding.keys[Math.max(0, index)] ?? pressed;
}

/** Whether a key begins one of the sequences, and is bound to nothing itself. */
export function awaitsMore(mapped: readonly Mapped<Named>[], key: string): boolean {
  return mapped.some(({ keys }) => keys.some((one) => one.startsWith(`${key} `))) &&
    !mapped.some(({ keys }) => keys.includes(key));
}

function own({ keys }: Named): MappedKeys {
  return { keys, strength: 0 };
}

function strengths(given: readonly MappedKeys[], map: KeyMap, view: string): (key: string) => number {
  const found = new Map<string, number>();
  const note = (key: string, strength: number): void => {
    found.set(key, Math.max(strength, found.get(key) ?? 0));
  };
  for (const { keys, strength } of given) {
    for (const key of keys) {
      note(key, strength);
      // The first of two keys cannot mean something by itself, too.
      const first = key.split(" ")[0]!;
      if (first !== key) note(first, strength);
    }
  }
  return (key) => Math.max(found.get(key) ?? 0, view === everywhere ? 0 : map.outside(key));
}
