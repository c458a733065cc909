/** What stands around an object: what it owns, selects and uses, and what owns, selects and uses it. */
import type { KubeObject, OwnerReference } from "../../kube/object.ts";
import type { OwnerTree } from "../../kube/owner_graph.ts";
import {
  fromLabelSelectorObject,
  type LabelSelectorObject,
  matchesLabels,
} from "../../kube/label_selector.ts";
import { valueAt } from "../../kube/reasons/facts.ts";
import { kindKey } from "../../kube/reasons/reasons.ts";
import type { ClusterReader } from "../reasons/cluster_reader.ts";
import { selectorOf } from "../reasons/gather.ts";
import { kindOf, known, type KnownObject, ownedTree } from "./owned.ts";
import { isSame, podLabelsOf, type Reference, referencesOf } from "./references.ts";
import { usersOf } from "./users.ts";

/** One object near another. */
export interface Neighbour {
  reference: Omit<Reference, "field">;
  /** How it stands to the other: `owns`, `selects`, `uses env A`, `selected by`, `used by volume x`. */
  relation: string;
  /** Absent: it is named, and was not looked at or does not exist. */
  object?: KubeObject;
  /** It is named, and the server has none of that name. */
  isMissing?: boolean;
  /** What it owns, where that is known already. */
  below?: readonly Neighbour[];
}

/** The owners, the nearest first. */
export async function ownersOf(reader: ClusterReader, object: KubeObject): Promise<Neighbour[]> {
  const owners: Neighbour[] = [];
  let present: KubeObject | undefined = object;
  while (present && owners.length < ownerLimit) {
    const owner: OwnerReference | undefined = present.metadata.ownerReferences?.find(({ controller }) =>
      controller
    ) ??
      present.metadata.ownerReferences?.[0];
    if (!owner) break;
    const group: string = owner.apiVersion.includes("/") ? owner.apiVersion.split("/")[0]! : "";
    const resource = reader.resourceOfKind(owner.kind, group);
    const namespace: string = resource?.namespaced ? object.metadata.namespace ?? "" : "";
    const reference = { kind: owner.kind, group, namespace, name: owner.name };
    present = resource && await reader.get(keyOf(resource), namespace, owner.name);
    owners.push({
      reference,
      relation: "owner",
      ...(present ? { object: present } : { isMissing: resource !== undefined }),
    });
  }
  return owners;
}

/** A chain of owners longer than this is a circle. */
const ownerLimit = 6;

export async function neighboursOf(reader: ClusterReader, object: KnownObject): Promise<Neighbour[]> {
  const kind = kindOf(object);
  const [owned, selected, used, selecting, users] = await Promise.all([
    ownedTree(reader, object),
    selectedBy(reader, object),
    usedBy(reader, kind, object),
    selectorsOf(reader, object),
    usersOf(reader, {
      ...kind,
      namespace: object.metadata.namespace ?? "",
      name: object.metadata.name ?? "",
    }),
  ]);
  const own = owned.children.map(treeNeighbour);
  const isOwned = (one: Neighbour): boolean => own.some(({ reference }) => isSame(reference, one.reference));
  return [
    ...own,
    ...selected.filter((one) => !isOwned(one)),
    ...selecting,
    ...used,
    ...users.map(({ object: user, field }): Neighbour => ({
      reference: referenceOf(user),
      relation: `used by ${field}`,
      object: user,
    })),
  ];
}

function keyOf({ name, group }: { name: string; group: string }): string {
  return group ? `${name}.${group}` : name;
}

function referenceOf(object: KnownObject): Neighbour["reference"] {
  return { ...kindOf(object), namespace: object.metadata.namespace ?? "", name: object.metadata.name ?? "" };
}

function treeNeighbour({ object, children }: OwnerTree<KnownObject>): Neighbour {
  return { reference: referenceOf(object), relation: "owns", object, below: children.map(treeNeighbour) };
}

/** Pods that it selects or that run there; more than these are not shown. */
const podLimit = 100;

async function selectedBy(reader: ClusterReader, object: KnownObject): Promise<Neighbour[]> {
  const kind = kindKey(kindOf(object));
  const { namespace = "", name } = object.metadata;
  const pods = async (
    relation: string,
    place: string,
    options: Record<string, string>,
  ): Promise<Neighbour[]> =>
    (await known(reader, "pods", place, { ...options, limit: podLimit })).map((pod) => ({
      reference: referenceOf(pod),
      relation,
      object: pod,
    }));
  if (kind === "Node") return await pods("runs", "", { fieldSelector: `spec.nodeName=${name}` });
  if (kind === "NetworkPolicy.networking.k8s.io") {
    const selector = selectorOf({ ...object, spec: { selector: valueAt(object, "spec", "podSelector") } });
    return await pods("guards", namespace, { labelSelector: selector });
  }
  if (kind !== "Service" && kind !== "PodDisruptionBudget.policy") return [];
  const labelSelector = selectorOf(object);
  return labelSelector ? await pods("selects", namespace, { labelSelector }) : [];
}

/** What it names, each looked up so that its state shows; names without an object are told. */
async function usedBy(
  reader: ClusterReader,
  { kind, group }: { kind: string; group: string },
  object: KubeObject,
): Promise<Neighbour[]> {
  return await Promise.all(
    referencesOf(kind, group, object).map(async ({ field, ...reference }): Promise<Neighbour> => {
      const resource = reader.resourceOfKind(reference.kind, reference.group);
      const relation = `uses ${field}`;
      if (!resource) return { reference, relation };
      const before = reader.unread.length;
      const found = await reader.get(keyOf(resource), reference.namespace, reference.name);
      if (found) return { reference, relation, object: found };
      return { reference, relation, isMissing: reader.unread.length === before };
    }),
  );
}

/** Services, budgets, policies and autoscalers whose selector or target means it. */
async function selectorsOf(reader: ClusterReader, object: KnownObject): Promise<Neighbour[]> {
  const labels = podLabelsOf(object);
  const { namespace = "", name = "" } = object.metadata;
  if (!labels) return [];
  const [services, budgets, policies, scalers] = await Promise.all([
    known(reader, "services", namespace),
    known(reader, "poddisruptionbudgets.policy", namespace),
    known(reader, "networkpolicies.networking.k8s.io", namespace),
    known(reader, "horizontalpodautoscalers.autoscaling", namespace),
  ]);
  const means = (one: KubeObject, field: string): boolean => {
    const selector = valueAt(one, "spec", field) as LabelSelectorObject | Record<string, string> | undefined;
    if (!selector) return false;
    const isMap = field === "selector" && !("matchLabels" in selector) && !("matchExpressions" in selector);
    const whole = isMap
      ? { matchLabels: selector as Record<string, string> }
      : selector as LabelSelectorObject;
    return (!isMap || Object.keys(selector).length > 0) &&
      matchesLabels(fromLabelSelectorObject(whole), labels);
  };
  const { kind } = kindOf(object);
  return [
    ...services.filter((one) => means(one, "selector")).map((one) => [one, "selected by"] as const),
    ...budgets.filter((one) => means(one, "selector")).map((one) => [one, "protected by"] as const),
    ...policies.filter((one) => means(one, "podSelector")).map((one) => [one, "guarded by"] as const),
    ...scalers.filter((one) =>
      valueAt(one, "spec", "scaleTargetRef", "name") === name &&
      valueAt(one, "spec", "scaleTargetRef", "kind") === kind
    )
      .map((one) => [one, "scaled by"] as const),
  ].map(([one, relation]) => ({ reference: referenceOf(one), relation, object: one }));
}
