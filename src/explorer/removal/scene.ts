/** Objects that are about to go, and what goes with them: what every consequence is worked out from. */
import type { ApiResource } from "../../kube/discovery.ts";
import type { KubeObject, OwnerReference } from "../../kube/object.ts";
import { ownEntry } from "../../kube/own_entry.ts";
import { ownerGraph, type OwnerTree } from "../../kube/owner_graph.ts";
import type { Target } from "../target.ts";
import type { DeleteChoice } from "./delete_choice.ts";
import type { Surroundings } from "./surroundings.ts";

export interface Scene {
  readonly targets: readonly Target[];
  /** As they are now, in the order of the targets; undefined where one could not be read. */
  readonly objects: readonly (KubeObject | undefined)[];
  readonly choice: DeleteChoice;
  readonly around: Surroundings;
  /** What each target owns, all the way down; goes too unless it is orphaned. */
  readonly owned: readonly OwnerTree<KubeObject>[];
  /** All that will be gone, by UID: targets, and what they own unless it is orphaned. */
  readonly doomed: ReadonlyMap<string | undefined, KubeObject>;
  /** The pods among them. */
  readonly pods: readonly KubeObject[];
}

/** Reads the targets and what they own. */
export async function readScene(
  targets: readonly Target[],
  choice: DeleteChoice,
  around: Surroundings,
): Promise<Scene> {
  const objects = await Promise.all(targets.map((target) => around.object(target)));
  const owned = await Promise.all(targets.map((target, index) => ownedBy(target, objects[index], around)));
  const below = choice.propagation === "orphan" ? [] : owned.flatMap((tree) => descendants(tree));
  const all = [...objects.flatMap((object) => object ?? []), ...below];
  const doomed = new Map(all.map((object) => [object.metadata.uid, object]));
  const pods = [...doomed.values()].filter(({ kind, apiVersion }) => kind === "Pod" && apiVersion === "v1");
  return { targets, objects, choice, around, owned, doomed, pods };
}

/** Whether a controller that stays makes it again: its own, or one further up. */
export function isReplaced({ doomed }: Pick<Scene, "doomed">, object: KubeObject): boolean {
  const owner = controllerOf(object);
  if (!owner || (object.kind === "Pod" && owner.kind === "Job")) return false;
  const doomedOwner = doomed.get(owner.uid);
  return doomedOwner === undefined || isReplaced({ doomed }, doomedOwner);
}

/** All that hangs below, without the object itself. */
export function descendants(tree: OwnerTree<KubeObject>): KubeObject[] {
  return tree.children.flatMap((child) => [child.object, ...descendants(child)]);
}

export function controllerOf(object: KubeObject): OwnerReference | undefined {
  return object.metadata.ownerReferences?.find(({ controller }) => controller);
}

export function isTarget({ targets }: Pick<Scene, "targets">, uid: string | undefined): boolean {
  return targets.some((target) => target.uid !== "" && target.uid === uid);
}

/** `3 Pods`, `1 ReplicaSet`, `2 NetworkPolicies`. */
export function countOf(count: number, kind: string): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? kind : pluralOf(kind)}`;
}

function pluralOf(kind: string): string {
  if (/(s|x|ch)$/.test(kind)) return /[a-z]s$/.test(kind) && kind === "Endpoints" ? kind : `${kind}es`;
  return /[^aeiou]y$/.test(kind) ? `${kind.slice(0, -1)}ies` : `${kind}s`;
}

async function ownedBy(
  target: Target,
  object: KubeObject | undefined,
  around: Surroundings,
): Promise<OwnerTree<KubeObject>> {
  const top = object ?? { metadata: { name: target.name, uid: target.uid } };
  const kinds = kindsBelow(target.resource, around);
  const namespace = target.namespace || undefined;
  const lists = await Promise.all(kinds.map((resource) => around.listOf(resource, { namespace })));
  const graph = ownerGraph([
    top,
    ...lists.flat().filter(({ metadata }) => metadata.uid !== top.metadata.uid),
  ]);
  return graph.tree(top);
}

/** Kinds that objects of the built-in kinds own. A pod's own children are rare and small: claims of its volumes. */
const ownedKinds: Record<string, readonly string[]> = {
  "deployments.apps": ["replicasets.apps", "pods"],
  "replicasets.apps": ["pods"],
  "statefulsets.apps": ["pods", "controllerrevisions.apps", "persistentvolumeclaims"],
  "daemonsets.apps": ["pods", "controllerrevisions.apps"],
  "cronjobs.batch": ["jobs.batch", "pods"],
  "jobs.batch": ["pods"],
  replicationcontrollers: ["pods"],
  services: ["endpointslices.discovery.k8s.io"],
  pods: ["persistentvolumeclaims"],
};
/** What custom resources may own: everything that is likely. */
const likelyKinds = [
  "deployments.apps",
  "statefulsets.apps",
  "daemonsets.apps",
  "replicasets.apps",
  "cronjobs.batch",
  "jobs.batch",
  "pods",
  "services",
  "configmaps",
  "secrets",
  "persistentvolumeclaims",
  "serviceaccounts",
  "ingresses.networking.k8s.io",
];
/** Custom kinds looked through besides; every one costs a list. */
const customLimit = 20;

function kindsBelow(resource: ApiResource, around: Surroundings): ApiResource[] {
  const key = resource.group === "" ? resource.name : `${resource.name}.${resource.group}`;
  const { resources } = around.discovery;
  const named = ownEntry(ownedKinds, key) ?? (isCustom(resource) ? likelyKinds : []);
  const known = named.flatMap((word) => {
    const [name, ...group] = word.split(".");
    return resources.find((other) => other.name === name && other.group === group.join(".")) ?? [];
  });
  if (!isCustom(resource)) return known;
  const custom = resources.filter((other) =>
    isCustom(other) && other.namespaced && other.verbs.includes("list")
  );
  return [...known, ...custom.slice(0, customLimit)];
}

/** Groups of the project itself end in `.k8s.io` or have no dot. */
function isCustom({ group }: ApiResource): boolean {
  return group.includes(".") && !group.endsWith(".k8s.io");
}
