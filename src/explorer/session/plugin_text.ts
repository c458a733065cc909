/** What stands for `$NAME` and the like in the arguments of a plugin. */
import type { Machine } from "../../machine/machine.ts";
import type { PaneContext } from "../pane.ts";
import type { Target } from "../target.ts";

export type PluginValues = Readonly<Record<string, string>>;

/** By names in capitals: the row, where it is, and the columns as `COL-AGE`. */
export function pluginValues(
  target: Target,
  { context, readOnly }: Pick<PaneContext, "context" | "readOnly">,
  machine: Pick<Machine, "env" | "home">,
): PluginValues {
  const { resource, namespace, name, container } = target;
  const { cells = {}, filter = "" } = target.seen?.() ?? {};
  const values: Record<string, string> = {
    NAME: container ?? name,
    NAMESPACE: namespace,
    CONTEXT: context.name,
    CLUSTER: context.cluster,
    USER: context.user,
    GROUPS: "",
    FILTER: filter,
    RESOURCE_GROUP: resource.group,
    RESOURCE_VERSION: resource.version,
    RESOURCE_NAME: resource.name,
    KUBECONFIG: machine.env("KUBECONFIG") || `${machine.home}/.kube/config`,
    READONLY: String(readOnly),
    CONTAINER: container ?? "",
    POD: resource.group === "" && resource.name === "pods" ? name : "",
  };
  for (const [title, text] of Object.entries(cells)) values[`COL-${title.toUpperCase()}`] = text;
  return values;
}

/** Answers of a plugin's questions, as `INPUT-name` and `INPUT_name`. */
export function inputValues(answers: PluginValues): PluginValues {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([name, value]) =>
      ["-", "_"].map((sign) => [`INPUT${sign}${name.toUpperCase()}`, value])
    ),
  );
}

/**
 * Replaces `$NAME`; `$!NAME` turns `true` into `false` and back. The longest name that is known counts: `$NAME-x` is
 * the name and `-x`. In a shell's script unknown names are the shell's own, and no value may hold what a shell acts on.
 *
 * @throws {Error} that names what is not known here, or may not be put into a script
 */
export function replaceNames(text: string, values: PluginValues, isScript = false): string {
  return text.replace(/\$(!?)([A-Za-z0-9_][\w-]*)/g, (whole, not: string, name: string) => {
    for (let known = name; known !== ""; known = known.slice(0, -1)) {
      const value = values[known.toUpperCase()];
      if (value === undefined || !isWhole(name, known)) continue;
      if (isScript && !harmless.test(value)) {
        throw new Error(`$${known} is ${JSON.stringify(value)}: a shell would act on that`);
      }
      return (not ? negated(value) : value) + name.slice(known.length);
    }
    if (isScript) return whole;
    throw new Error(`$${name} is not known here`);
  });
}

/** A name ends at its end, or before a hyphen. */
function isWhole(name: string, known: string): boolean {
  return known.length === name.length || name[known.length] === "-";
}

const harmless = /^[\w@%+=:,./ -]*$/;

function negated(value: string): string {
  return value === "true" ? "false" : value === "false" ? "true" : value;
}
