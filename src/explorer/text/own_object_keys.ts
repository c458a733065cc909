import type { Binding } from "../binding.ts";
import { objectBindings } from "../object_bindings.ts";
import type { PaneContext } from "../pane.ts";
import type { Target } from "../target.ts";

export interface OwnKeysOptions<S> {
  /** The object that the text is about. */
  readonly targetOf: (state: S) => Target | undefined;
  /** Ids of keys that would do nothing here. */
  readonly hidden?: readonly string[];
}

/**
 * The keys for objects in a text about one, where the text has no use for them itself. The footer belongs to the
 * text: of the others only editing is named there.
 */
export function ownObjectKeys<S>(
  own: readonly Binding<S>[],
  state: S,
  context: PaneContext,
  { targetOf, hidden = [] }: OwnKeysOptions<S>,
): readonly Binding<S>[] {
  const taken = new Set(own.flatMap(({ keys }) => keys));
  const targets = {
    one: targetOf,
    all: (state: S) => [targetOf(state)].filter((target) => target !== undefined),
  };
  return objectBindings<S>(targets, state, context).flatMap((binding): Binding<S>[] => {
    const keys = binding.keys.filter((key) => !taken.has(key));
    if (keys.length === 0 || (binding.id !== undefined && hidden.includes(binding.id))) return [];
    const { footer: _, ...rest } = binding;
    return [{ ...rest, keys, ...(binding.id === "edit" ? { footer: 10 } : {}) }];
  });
}
