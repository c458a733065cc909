import type { Binding } from "../binding.ts";
import { objectBindings } from "../object_bindings.ts";
import type { PaneContext } from "../pane.ts";
import type { Target } from "../target.ts";

/** A text about one object. */
export interface HasTarget {
  readonly target: Target;
}

/**
 * The keys for objects in a text about one, where the text has no use for them itself. The footer belongs to the
 * text: of the others only editing is named there.
 */
export function ownObjectKeys<S extends HasTarget>(
  own: readonly Binding<S>[],
  state: S,
  context: PaneContext,
  hidden: readonly string[] = [],
): readonly Binding<S>[] {
  const taken = new Set(own.flatMap(({ keys }) => keys));
  const targets = { one: ({ target }: S) => target, all: ({ target }: S) => [target] };
  return objectBindings<S>(targets, state, context).flatMap((binding): Binding<S>[] => {
    const keys = binding.keys.filter((key) => !taken.has(key));
    if (keys.length === 0 || (binding.id !== undefined && hidden.includes(binding.id))) return [];
    const { footer: _, ...rest } = binding;
    return [{ ...rest, keys, ...(binding.id === "edit" ? { footer: 10 } : {}) }];
  });
}
