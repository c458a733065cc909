/** Who owns whom, by ownerReferences: a Deployment its ReplicaSets, those their Pods. */
import type { KubeObject, OwnerReference } from "./object.ts";

/** An object and what it owns, directly and further down. */
export interface OwnerTree<T extends KubeObject> {
  object: T;
  children: OwnerTree<T>[];
}

/** The ownership among some objects. All lookups are by UID; objects without a UID have no part in it. */
export interface OwnerGraph<T extends KubeObject> {
  /** The owners that are among the objects, the controller first. */
  owners(object: KubeObject): T[];
  /** The owner that manages it, if it is among the objects. */
  controller(object: KubeObject): T | undefined;
  /** What names it as an owner, in the order of the objects. */
  dependents(object: KubeObject): T[];
  /** What it owns, all the way down. Objects that own themselves in a circle appear once on each way. */
  tree(object: T): OwnerTree<T>;
  /** The way up through the first owners, nearest first. */
  ancestors(object: KubeObject): T[];
  /** Objects that no other of the objects owns. */
  roots: T[];
  /** Objects with references to owners none of which is among the objects. */
  orphans: T[];
}

/** Builds the graph in one pass over the references. */
export function ownerGraph<T extends KubeObject>(objects: T[]): OwnerGraph<T> {
  const byUid = new Map<string, T>();
  for (const object of objects) if (object.metadata.uid) byUid.set(object.metadata.uid, object);
  const dependentsByUid = new Map<string, T[]>();
  for (const object of objects) {
    for (const uid of new Set(references(object).map((reference) => reference.uid))) {
      const known = dependentsByUid.get(uid);
      if (known) known.push(object);
      else dependentsByUid.set(uid, [object]);
    }
  }

  const owners = (object: KubeObject): T[] => {
    const sorted = references(object).toSorted((left, right) => rank(left) - rank(right));
    return sorted.flatMap(({ uid }) => byUid.get(uid) ?? []);
  };
  const dependents = (object: KubeObject): T[] => dependentsByUid.get(object.metadata.uid ?? "") ?? [];

  return {
    owners,
    dependents,
    controller: (object) =>
      byUid.get(references(object).find((reference) => reference.controller)?.uid ?? ""),
    tree: (object) => growTree(object, dependents, new Set()),
    ancestors: (object) => climb(object, owners),
    roots: objects.filter((object) => owners(object).length === 0),
    orphans: objects.filter((object) => references(object).length > 0 && owners(object).length === 0),
  };
}

function references({ metadata }: KubeObject): OwnerReference[] {
  return metadata.ownerReferences ?? [];
}

function rank({ controller }: OwnerReference): number {
  return controller ? 0 : 1;
}

function growTree<T extends KubeObject>(
  object: T,
  dependents: (object: T) => T[],
  above: Set<T>,
): OwnerTree<T> {
  const path = new Set(above).add(object);
  const children = dependents(object).filter((child) => !path.has(child));
  return { object, children: children.map((child) => growTree(child, dependents, path)) };
}

function climb<T extends KubeObject>(object: KubeObject, owners: (object: KubeObject) => T[]): T[] {
  const found: T[] = [];
  for (let [next] = owners(object); next && next !== object && !found.includes(next); [next] = owners(next)) {
    found.push(next);
  }
  return found;
}
