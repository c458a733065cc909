/** All objects of a kind in a namespace, each with what it owns: a tree of trees with three lists. */
import type { ApiResource } from "../../kube/discovery.ts";
import { ownEntry } from "../../kube/own_entry.ts";
import { ownerGraph, type OwnerTree } from "../../kube/owner_graph.ts";
import type { ClusterReader } from "../reasons/cluster_reader.ts";
import { kindOf, known, type KnownObject } from "./owned.ts";
import type { Neighbour } from "./surroundings.ts";

export interface Forest {
  resource: ApiResource;
  /** Undefined: all namespaces. */
  namespace: string | undefined;
}

/** What objects of these kinds own, as plurals; other kinds are shown alone and looked around when unfolded. */
const below: Record<string, readonly string[] | undefined> = {
  "deployments.apps": ["replicasets.apps", "pods"],
  "replicasets.apps": ["pods"],
  "statefulsets.apps": ["pods"],
  "daemonsets.apps": ["pods"],
  "cronjobs.batch": ["jobs.batch", "pods"],
  "jobs.batch": ["pods"],
  replicationcontrollers: ["pods"],
};

/** Objects of one kind that are shown; the reader notes when there are more. */
const treeLimit = 300;

export async function treesOf(reader: ClusterReader, { resource, namespace }: Forest): Promise<Neighbour[]> {
  const key = resource.group ? `${resource.name}.${resource.group}` : resource.name;
  const place = resource.namespaced ? namespace ?? "" : "";
  const [roots, ...lists] = await Promise.all([
    known(reader, key, place, { limit: treeLimit }),
    ...(ownEntry(below, key) ?? []).map((one) => known(reader, one, place, { limit: 5000 })),
  ]);
  const graph = ownerGraph([...roots!, ...lists.flat()]);
  const placeOf = ({ metadata }: KnownObject): string =>
    resource.namespaced && namespace === undefined ? `in ${metadata.namespace}` : "";
  return roots!.map((root) => neighbour(graph.tree(root), placeOf(root)))
    .sort((one, other) => nameOf(one).localeCompare(nameOf(other)));
}

function nameOf({ reference: { namespace, name } }: Neighbour): string {
  return `${namespace}/${name}`;
}

function neighbour({ object, children }: OwnerTree<KnownObject>, relation: string): Neighbour {
  const { namespace = "", name = "" } = object.metadata;
  return {
    reference: { ...kindOf(object), namespace, name },
    relation,
    object,
    ...(children.length > 0 ? { below: children.map((child) => neighbour(child, "owns")) } : {}),
  };
}
