/** From what people call a resource to the resource. */
import type { ApiResource, Discovery } from "../kube/discovery.ts";
import { ownEntry } from "../kube/own_entry.ts";

export { resourceOfKind } from "../kube/discovery.ts";

/**
 * Finds a resource by plural, singular, short name, kind (`po`, `pods`, `Pod`), `name.group`,
 * `name.version.group`, `group/version/name` or `version/name`. The first in the server's order that can be listed
 * wins, as in kubectl. Undefined when there is none.
 */
export function resolveResource(discovery: Discovery, word: string): ApiResource | undefined {
  const listable = discovery.resources.filter((resource) => resource.verbs.includes("list"));
  const lower = word.toLowerCase();
  return listable.find((resource) => isCalled(resource, lower)) ??
    listable.find((resource) => isCalled(resource, ownEntry(oldHabits, lower) ?? lower)) ??
    bySlashes(listable, lower) ??
    byDots(listable, lower);
}

/** A kind that is there and cannot be listed, by any of its names: access reviews, bindings and the like. */
export function unlistableResource(discovery: Discovery, word: string): ApiResource | undefined {
  const lower = word.toLowerCase();
  const others = discovery.resources.filter((resource) => !resource.verbs.includes("list"));
  return others.find((resource) => isCalled(resource, lower)) ?? bySlashes(others, lower) ??
    byDots(others, lower);
}

/** Why there is no table of it. */
export function unlistable({ name, group, verbs }: ApiResource): string {
  const kind = group ? `${name}.${group}` : name;
  return `${kind} cannot be listed: the server offers only ${verbs.join(", ") || "no verbs"} for it.`;
}

/** The name that kubectl needs to find exactly this resource: `pods`, or `events.events.k8s.io`. */
export function kubectlName(discovery: Discovery | undefined, resource: ApiResource): string {
  if (!discovery) return resource.name;
  const found = resolveResource(discovery, resource.name);
  if (!found || (found.group === resource.group && found.version === resource.version)) return resource.name;
  return found.group === resource.group
    ? `${resource.name}.${resource.version}.${resource.group}`
    : `${resource.name}.${resource.group}`;
}

/** All words by which resources can be called in the prompt: plurals, with the group where a name is not unique. */
export function resourceWords(discovery: Discovery): readonly string[] {
  const known = wordsOf.get(discovery);
  if (known) return known;
  const words = new Set<string>();
  for (const resource of discovery.resources) {
    if (resource.verbs.includes("list")) words.add(kubectlName(discovery, resource));
  }
  const made = [...words];
  wordsOf.set(discovery, made);
  return made;
}

/** Every key in the prompt asks for them, and each word looks through all kinds. */
const wordsOf = new WeakMap<Discovery, readonly string[]>();

/** Names that k9s users type and no server offers. */
const oldHabits: Record<string, string> = {
  dp: "deployments",
  sec: "secrets",
  jo: "jobs",
  np: "networkpolicies",
  cr: "clusterroles",
  crb: "clusterrolebindings",
  ro: "roles",
  rb: "rolebindings",
  crds: "customresourcedefinitions",
};

function isCalled(resource: ApiResource, lower: string): boolean {
  return resource.name === lower || resource.kind.toLowerCase() === lower ||
    resource.singularName === lower ||
    resource.shortNames.includes(lower);
}

function bySlashes(resources: readonly ApiResource[], lower: string): ApiResource | undefined {
  const parts = lower.split("/");
  if (parts.length < 2) return undefined;
  const [name, version, group = ""] = parts.reverse();
  return resources.find((resource) =>
    isCalled(resource, name!) && resource.version === version && resource.group === group
  );
}

function byDots(resources: readonly ApiResource[], lower: string): ApiResource | undefined {
  const dot = lower.indexOf(".");
  if (dot < 0) return undefined;
  const name = lower.slice(0, dot);
  const rest = lower.slice(dot + 1);
  return resources.find((resource) =>
    isCalled(resource, name) && (resource.group === rest || `${resource.version}.${resource.group}` === rest)
  );
}
