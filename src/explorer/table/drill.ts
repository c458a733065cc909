/** Enter: from a row to what belongs to it. */
import { ApiError } from "../../cluster/api_error.ts";
import type { Client } from "../../cluster/client.ts";
import { listTable } from "../../cluster/table_list.ts";
import { resourcePath } from "../../cluster/resource_path.ts";
import { type ApiResource, type Discovery, PODS } from "../../kube/discovery.ts";
import {
  fromLabelMap,
  fromLabelSelectorObject,
  type LabelSelectorObject,
  printLabelSelector,
} from "../../kube/label_selector.ts";
import type { KubeObject } from "../../kube/object.ts";
import type { ClusterPort, TableQuery } from "../cluster_port.ts";
import { resolveResource, resourceOfKind, unlistable } from "../resolve_resource.ts";
import { namers } from "./named_drill.ts";
import type { Belonging, Target } from "./subject.ts";

/** What a search for an object's belongings ended with. */
export type Drilled =
  | { type: "drilled"; query: TableQuery; of: Belonging }
  /** Nothing belongs to it, and why. */
  | { type: "undrilled"; reason: string };

/** Where Enter leads without asking the server; undefined: the object has to be read first. */
export function directDrill(target: Target, discovery: Discovery | undefined): TableQuery | undefined {
  if (target.resource.group !== "" || target.resource.name !== "nodes") return undefined;
  return { resource: podsOf(discovery), fieldSelector: `spec.nodeName=${target.name}` };
}

/** Finds what belongs to an object: pods by its selector, instances of a definition, else what it controls. */
export async function findBelongings(
  port: ClusterPort,
  target: Target,
  discovery: Discovery | undefined,
  signal: AbortSignal,
): Promise<Drilled> {
  const { resource, namespace, name } = target;
  if (resource.name === "customresourcedefinitions") return instancesOf(target, discovery);
  if (resource.name === "events") return await regardedBy(port.client, target, discovery, signal);
  const named = namers[`${resource.name}.${resource.group}`];
  if (named) return await named(port.client, target, discovery, signal);
  if (selectorOwners.has(`${resource.name}.${resource.group}`)) {
    const path = resourcePath(resource, { namespace, name });
    const object = await port.client.get(path, { signal });
    const labelSelector = selectorOf(resource, object);
    // An empty selector of a policy means all pods, that of a service none.
    if (labelSelector === "" && resource.name !== "networkpolicies") {
      return { type: "undrilled", reason: `${resource.kind} ${name} selects no pods.` };
    }
    const query = { resource: podsOf(discovery), namespace, labelSelector };
    return { type: "drilled", query, of: { target, byOwner: false } };
  }
  return await owned(port.client, target, discovery, signal);
}

/** The pods resource; the core kind is the same on every server, so it needs no discovery. */
export function podsOf(discovery: Discovery | undefined): ApiResource {
  return discovery?.resources.find(({ name, group }) => name === "pods" && group === "") ?? PODS;
}

const selectorOwners = new Set([
  "deployments.apps",
  "replicasets.apps",
  "statefulsets.apps",
  "daemonsets.apps",
  "jobs.batch",
  "services.",
  "replicationcontrollers.",
  "networkpolicies.networking.k8s.io",
  "poddisruptionbudgets.policy",
]);

function selectorOf(resource: ApiResource, object: KubeObject): string {
  const spec = object["spec"] as
    | { selector?: LabelSelectorObject | Record<string, string>; podSelector?: LabelSelectorObject }
    | undefined;
  if (spec?.podSelector) return printLabelSelector(fromLabelSelectorObject(spec.podSelector));
  const selector = resource.group === ""
    ? fromLabelMap(spec?.selector as Record<string, string> | undefined)
    : fromLabelSelectorObject(spec?.selector as LabelSelectorObject | undefined);
  return printLabelSelector(selector);
}

/** What an event is about. */
async function regardedBy(
  client: Client,
  target: Target,
  discovery: Discovery | undefined,
  signal: AbortSignal,
): Promise<Drilled> {
  const { resource, namespace, name } = target;
  const event = await client.get(resourcePath(resource, { namespace, name }), { signal });
  // Core events say involvedObject, those of events.k8s.io regarding.
  const about = (event["involvedObject"] ?? event["regarding"]) as ObjectReference | undefined;
  const kind = about?.kind
    ? discovery && resourceOfKind(discovery, about.apiVersion ?? "v1", about.kind)
    : undefined;
  if (!kind || !about?.name) {
    return { type: "undrilled", reason: `Event ${name} is about nothing that can be shown.` };
  }
  const query = {
    resource: kind,
    namespace: kind.namespaced ? about.namespace ?? namespace : undefined,
    fieldSelector: `metadata.name=${about.name}`,
  };
  return { type: "drilled", query, of: { target, byOwner: false } };
}

interface ObjectReference {
  apiVersion?: string;
  kind?: string;
  namespace?: string;
  name?: string;
}

function instancesOf(target: Target, discovery: Discovery | undefined): Drilled {
  const resource = discovery && resolveResource(discovery, target.name);
  if (!resource) {
    const [name, group] = [
      target.name.slice(0, target.name.indexOf(".")),
      target.name.slice(target.name.indexOf(".") + 1),
    ];
    const known = discovery?.resources.find((one) => one.name === name && one.group === group);
    const reason = known ? unlistable(known) : `The server does not serve ${target.name} yet.`;
    return { type: "undrilled", reason };
  }
  return { type: "drilled", query: { resource }, of: { target, byOwner: false } };
}

/** Kinds that objects control most often, the likely ones first. */
const controlled = [
  "pods",
  "jobs.batch",
  "replicasets.apps",
  "deployments.apps",
  "statefulsets.apps",
  "daemonsets.apps",
  "services",
  "endpointslices.discovery.k8s.io",
  "configmaps",
  "secrets",
  "persistentvolumeclaims",
];

/** Looks through the likely kinds, and then the namespaced custom ones, for rows that the target controls. */
async function owned(
  client: Client,
  target: Target,
  discovery: Discovery | undefined,
  signal: AbortSignal,
): Promise<Drilled> {
  const nothing: Drilled = {
    type: "undrilled",
    reason: `${target.resource.kind} ${target.name} controls nothing.`,
  };
  if (!discovery) return nothing;
  const kinds = [...controlled.map((word) => resolveResource(discovery, word)), ...customKinds(discovery)];
  for (const resource of kinds) {
    if (!resource || (resource.name === target.resource.name && resource.group === target.resource.group)) {
      continue;
    }
    const namespace = target.namespace || undefined;
    if (namespace && !resource.namespaced) continue;
    if (await ownsAny(client, target, resourcePath(resource, { namespace }), signal)) {
      return { type: "drilled", query: { resource, namespace }, of: { target, byOwner: true } };
    }
  }
  return nothing;
}

/** Whether a list has rows that the target controls. What may not be listed has none that could be shown. */
async function ownsAny(client: Client, target: Target, path: string, signal: AbortSignal): Promise<boolean> {
  try {
    for await (const page of listTable(client, { path, signal })) {
      const isOurs = page.rows.some(({ object }) =>
        object?.metadata.ownerReferences?.some(({ uid, controller }) => controller && uid === target.uid)
      );
      if (isOurs) return true;
    }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
  return false;
}

/** Custom kinds searched besides; every one costs a list. */
const customLimit = 20;

function customKinds(discovery: Discovery): ApiResource[] {
  return discovery.resources.filter(({ group, namespaced, verbs }) =>
    namespaced && verbs.includes("list") && group.includes(".") && !group.endsWith(".k8s.io")
  ).slice(0, customLimit);
}
