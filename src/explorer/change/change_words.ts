/** How changes name what they are about. */
import type { PaneContext } from "../pane.ts";
import { kubectlName } from "../resolve_resource.ts";
import { type Target, targetTitle } from "../target.ts";

/** `Deployment shop/web`, or `3 Deployments`. */
export function nameTargets(targets: readonly Target[]): string {
  const [first, ...others] = targets;
  if (!first) return "nothing";
  if (others.length === 0) return targetTitle(first);
  const kinds = new Set(targets.map(({ resource }) => resource.kind));
  return `${targets.length} ${kinds.size === 1 ? plural(first.resource.kind) : "objects"}`;
}

function plural(kind: string): string {
  if (/(s|x|ch|sh)$/.test(kind)) return `${kind}es`;
  return /[^aeiou]y$/.test(kind) ? `${kind.slice(0, -1)}ies` : `${kind}s`;
}

/** `kubectl WORDS`, with the context flag. */
export function kubectlWords(words: readonly string[], context: Pick<PaneContext, "contextFlag">): string {
  return `kubectl ${words.join(" ")}${context.contextFlag}`;
}

/**
 * `kubectl VERB deployments web api -n shop REST`, one command for each namespace and resource, joined by `; `.
 * `rest` is put behind the names.
 */
export function kubectlFor(
  verb: string,
  targets: readonly Target[],
  rest: string,
  context: Pick<PaneContext, "discovery" | "contextFlag">,
): string {
  const groups = Map.groupBy(
    targets,
    ({ resource, namespace }) => `${resource.group}/${resource.version}/${resource.name} ${namespace}`,
  );
  return groups.values().map((same) => {
    const { resource, namespace } = same[0]!;
    const names = same.map(({ name }) => name).join(" ");
    const where = namespace ? ` -n ${namespace}` : "";
    return `kubectl ${verb} ${kubectlName(context.discovery, resource)} ${names}${
      rest ? ` ${rest}` : ""
    }${where}` +
      context.contextFlag;
  }).toArray().join("; ");
}
