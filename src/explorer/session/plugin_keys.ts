/** The user's plugins as keys on the kinds that they are for. */
import type { ApiResource } from "../../kube/discovery.ts";
import type { Plugin } from "../../settings/settings.ts";
import type { ObjectKey } from "../object_key.ts";
import type { Target } from "../target.ts";

/** Those that win over the explorer's own keys, and the others. */
export function pluginKeys(
  plugins: readonly Plugin[],
): { first: readonly ObjectKey[]; last: readonly ObjectKey[] } {
  let keys = made.get(plugins);
  if (!keys) {
    const last = plugins.filter(({ override }) => !override).map(pluginKey);
    made.set(plugins, keys = { first: plugins.filter(({ override }) => override).map(pluginKey), last });
  }
  return keys;
}

/** Keys are looked for at every frame. */
const made = new WeakMap<readonly Plugin[], ReturnType<typeof pluginKeys>>();

function pluginKey(plugin: Plugin): ObjectKey {
  return {
    name: `plugin-${plugin.name}`,
    keys: [plugin.key],
    title: plugin.description || plugin.name,
    group: "Plugins",
    footer: 60,
    isForOne: true,
    writes: plugin.dangerous,
    appliesTo: (resource, target) => isInScope(plugin.scopes, resource, target),
    run: ([target], context) => [{
      type: "later",
      load: async () => (await import("./run_plugin.ts")).startPlugin(plugin, target!, context),
    }],
  };
}

/** By any name of the kind; containers are a kind of their own. */
export function isInScope(
  scopes: readonly string[],
  { name, singularName, kind, shortNames, group }: ApiResource,
  target: Target | undefined,
): boolean {
  const names = target?.container === undefined
    ? [name, singularName, kind.toLowerCase(), ...shortNames, `${name}.${group}`]
    : ["containers", "container", "co"];
  return scopes.some((scope) => scope.toLowerCase() === "all" || names.includes(scope.toLowerCase()));
}
