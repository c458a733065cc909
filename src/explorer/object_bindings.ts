import type { Binding } from "./binding.ts";
import type { ObjectKey } from "./object_key.ts";
import { objectKeys } from "./object_keys.ts";
import type { PaneContext } from "./pane.ts";
import { readOnlyReason } from "./read_only.ts";
import { rightTitle } from "./rights.ts";
import { pluginKeys } from "./session/plugin_keys.ts";
import type { Target } from "./target.ts";

/** Which objects a pane means now. */
export interface TargetsOf<S> {
  /** The one under the cursor. */
  one(state: S, context: PaneContext): Target | undefined;
  /** All that are marked, or else the one under the cursor. */
  all(state: S, context: PaneContext): readonly Target[];
}

/** The keys of every deed that makes sense for the object under the cursor; why one does not work, `whyNot` says. */
export function objectBindings<S>(
  targets: TargetsOf<S>,
  state: S,
  context: PaneContext,
): readonly Binding<S>[] {
  const one = targets.one(state, context);
  const { first, last } = pluginKeys(context.settings.plugins);
  // Enter is the pane's own, which knows where it leads.
  const own = objectKeys().filter(({ keys }) => !keys.includes("Enter"));
  return [...first, ...own, ...last]
    .filter((key) => !key.appliesTo || (one && key.appliesTo(one.resource, one)))
    .map((key) => bound(key, targets, one));
}

function bound<S>(key: ObjectKey, targets: TargetsOf<S>, shown: Target | undefined): Binding<S> {
  const meant = (state: S, context: PaneContext): readonly Target[] => {
    if (!key.isForOne) return targets.all(state, context);
    const one = targets.one(state, context);
    return one ? [one] : [];
  };
  const hasPlace = key.footer !== undefined && (!shown || (key.footerOn?.(shown.resource) ?? true));
  return {
    id: key.name,
    keys: key.keys,
    title: key.title,
    group: key.group,
    ...(hasPlace ? { footer: key.footer! } : {}),
    whyNot: (state, context) => whyNot(key, meant(state, context), context),
    run: (state, context) => [state, key.run(meant(state, context), context)],
  };
}

/** The first reason against a deed on these objects: read-only mode, a missing right, the objects themselves. */
export function whyNot(
  key: ObjectKey,
  targets: readonly Target[],
  context: PaneContext,
): string | undefined {
  if (targets.length === 0) return "no object is selected";
  if (key.writes && context.readOnly) return readOnlyReason;
  const missing = key.right &&
    targets.map(key.right).find((right) => context.rights.may(right) === false);
  if (missing) return `you may not ${rightTitle(missing)} (:grant ${key.name} shows the role to ask for)`;
  return key.whyNot?.(targets, context);
}
