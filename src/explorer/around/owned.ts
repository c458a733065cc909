/** What an object owns, all the way down, with as few requests as its kind allows. */
import type { KubeObject } from "../../kube/object.ts";
import { ownerGraph, type OwnerTree } from "../../kube/owner_graph.ts";
import { kindKey } from "../../kube/reasons/reasons.ts";
import type { ClusterReader, ListOptions } from "../reasons/cluster_reader.ts";
import { selectorOf } from "../reasons/gather.ts";

/** An object that says its kind, as items of lists do not. */
export type KnownObject = KubeObject & { apiVersion: string; kind: string };

/** The kind of an object by its own words. */
export function kindOf({ apiVersion, kind }: KnownObject): { kind: string; group: string } {
  return { kind, group: apiVersion.includes("/") ? apiVersion.split("/")[0]! : "" };
}

export async function ownedTree(reader: ClusterReader, root: KnownObject): Promise<OwnerTree<KnownObject>> {
  const lists = await Promise.all(
    listsFor(root, reader).map(([key, options]) =>
      known(reader, key, root.metadata.namespace ?? "", options)
    ),
  );
  return ownerGraph([root, ...lists.flat()]).tree(root);
}

/** Objects of a list with their kinds written in; none where they may not be listed. */
export async function known(
  reader: ClusterReader,
  key: string,
  namespace: string,
  options: ListOptions = {},
): Promise<KnownObject[]> {
  const resource = reader.resource(key);
  if (!resource) return [];
  const { group, version, kind } = resource;
  const apiVersion = group ? `${group}/${version}` : version;
  const items = await reader.list(key, namespace, options) ?? [];
  return items.map((item) => ({ ...item, apiVersion, kind }));
}

type Wanted = [key: string, options: ListOptions];

function listsFor(root: KnownObject, reader: ClusterReader): Wanted[] {
  const labelSelector = selectorOf(root);
  const bySelector: ListOptions = { labelSelector };
  switch (kindKey(kindOf(root))) {
    case "Deployment.apps":
      return [["replicasets.apps", bySelector], ["pods", bySelector]];
    case "ReplicaSet.apps":
    case "StatefulSet.apps":
    case "DaemonSet.apps":
    case "Job.batch":
    case "ReplicationController":
      return labelSelector ? [["pods", bySelector]] : [];
    case "CronJob.batch":
      // Pods of jobs carry this label, whatever the job is called.
      return [["jobs.batch", {}], ["pods", { labelSelector: "batch.kubernetes.io/job-name" }]];
    case "Service":
      return [["endpointslices.discovery.k8s.io", {
        labelSelector: `kubernetes.io/service-name=${root.metadata.name}`,
      }]];
    default:
      return isOwner(root) ? [...likely, ...customLists(reader)].map((key): Wanted => [key, {}]) : [];
  }
}

/** Built-in kinds own only what is named above; of custom ones anything may be owned. */
function isOwner(root: KnownObject): boolean {
  const { group } = kindOf(root);
  return group.includes(".") && !group.endsWith(".k8s.io");
}

const likely = [
  "deployments.apps",
  "statefulsets.apps",
  "daemonsets.apps",
  "replicasets.apps",
  "jobs.batch",
  "cronjobs.batch",
  "pods",
  "services",
  "configmaps",
  "persistentvolumeclaims",
];

/** Custom kinds looked through besides; every one costs a list. */
const customLimit = 10;

function customLists(reader: ClusterReader): string[] {
  return reader.customResources().slice(0, customLimit);
}
