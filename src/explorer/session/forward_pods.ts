/** Which pods stand behind an object, and which of them takes connections. */
import type { IPod } from "kubernetes-models/v1/Pod";
import type { IService } from "kubernetes-models/v1/Service";
import type { Client } from "../../cluster/client.ts";
import { resourcePath } from "../../cluster/resource_path.ts";
import { type ApiResource, PODS } from "../../kube/discovery.ts";
import {
  fromLabelMap,
  fromLabelSelectorObject,
  type LabelSelectorObject,
  printLabelSelector,
} from "../../kube/label_selector.ts";
import type { KubeObject, OwnerReference } from "../../kube/object.ts";
import type { Target } from "../target.ts";
import { podContainers } from "./pod_containers.ts";

/** How the pods of an object are found: by labels, or, of a pod without an owner, by its name. */
export interface PodSearch {
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
  /** For notices: `service front`. */
  readonly title: string;
}

/** A pod is followed to what made it, so that its successors are found. */
export async function podSearch(client: Client, target: Target, signal: AbortSignal): Promise<PodSearch> {
  const { resource, namespace, name } = target;
  const object = await client.get(resourcePath(resource, { namespace, name }), { signal });
  if (!isPods(resource)) return selecting(resource, object);
  const owner = await workloadAbove(client, object, signal);
  return owner
    ? selecting(owner.resource, owner.object)
    : { fieldSelector: `metadata.name=${name}`, title: `pod ${name}` };
}

function selecting(resource: Pick<ApiResource, "group" | "kind">, object: KubeObject): PodSearch {
  const title = `${resource.kind.toLowerCase()} ${object.metadata.name}`;
  const { selector } = object.spec as { selector?: LabelSelectorObject | Record<string, string> };
  const labels = resource.group === ""
    ? fromLabelMap(selector as Record<string, string> | undefined)
    : fromLabelSelectorObject(selector as LabelSelectorObject | undefined);
  const labelSelector = printLabelSelector(labels);
  if (labelSelector === "") throw new Error(`${title} selects no pods`);
  return { labelSelector, title };
}

/** Kinds whose pods are one like another. */
const workloads: Record<string, Pick<ApiResource, "group" | "version" | "name" | "kind">> = Object
  .fromEntries(
    [["ReplicaSet", "replicasets"], ["StatefulSet", "statefulsets"], ["DaemonSet", "daemonsets"], [
      "Deployment",
      "deployments",
    ]].map(([kind, name]) => [kind, { group: "apps", version: "v1", kind: kind!, name: name! }]),
  );

/** The topmost workload: a new revision's pods count as successors, too. Undefined: there is none to be read. */
async function workloadAbove(
  client: Client,
  object: KubeObject,
  signal: AbortSignal,
): Promise<{ resource: (typeof workloads)[string]; object: KubeObject } | undefined> {
  const owner = object.metadata.ownerReferences?.find(({ controller }: OwnerReference) => controller);
  const resource = owner?.apiVersion === "apps/v1" ? workloads[owner.kind] : undefined;
  if (!owner || !resource) return undefined;
  try {
    const { namespace } = object.metadata;
    const found = await client.get(resourcePath(resource, { namespace, name: owner.name }), { signal });
    return await workloadAbove(client, found, signal) ?? { resource, object: found };
  } catch {
    // Who may read pods alone has the pod, and no successor.
    signal.throwIfAborted();
    return undefined;
  }
}

/** A ready pod; `preferred` as long as it is one. */
export async function readyPod(
  client: Client,
  namespace: string,
  { labelSelector, fieldSelector }: PodSearch,
  preferred: string | undefined,
  signal: AbortSignal,
): Promise<KubeObject | undefined> {
  const query = { labelSelector, fieldSelector };
  const { items } = await client.list(resourcePath(PODS, { namespace }), { query, signal });
  const ready = items.filter(isReady);
  return ready.find(({ metadata }) => metadata.name === preferred) ?? ready[0];
}

/** Takes connections: it runs, is not going, and is ready. */
export function isReady(object: KubeObject): boolean {
  const { status, metadata } = object as unknown as IPod;
  return status?.phase === "Running" && metadata?.deletionTimestamp === undefined &&
    (status.conditions ?? []).some(({ type, status }) => type === "Ready" && status === "True");
}

/** The number of a port in a pod; a name is looked up in its containers. */
export function portNumber(pod: KubeObject, port: string): number {
  const number = Number(port);
  if (Number.isInteger(number)) return number;
  const named = podContainers(pod).flatMap(({ ports }) => ports).find(({ name }) => name === port);
  if (!named) throw new Error(`pod ${pod.metadata.name} has no port called ${port}`);
  return named.port;
}

/** A port that may be forwarded: what is asked for, the number to propose here, and what it is called. */
export interface OfferedPort {
  readonly port: string;
  readonly number: number;
  readonly title: string;
}

/** Ports of the containers, or of the service: those lead to the pods' own. Only TCP can be forwarded. */
export function offeredPorts(target: Target, object: KubeObject, pod: KubeObject | undefined): OfferedPort[] {
  if (target.resource.group === "" && target.resource.name === "services") return servicePorts(object, pod);
  const containers = pod ? podContainers(pod) : [];
  return containers.filter(({ name }) => target.container === undefined || name === target.container)
    .flatMap(({ ports }) => ports).filter(({ protocol }) => protocol === "TCP")
    .map(({ name, port }) => ({
      port: name || String(port),
      number: port,
      title: name ? `${name} ${port}` : String(port),
    }));
}

function servicePorts(object: KubeObject, pod: KubeObject | undefined): OfferedPort[] {
  const { spec } = object as unknown as IService;
  return (spec?.ports ?? []).filter(({ protocol = "TCP" }) => protocol === "TCP").map((offered) => {
    const { name, port, targetPort = port } = offered;
    const inPod = pod ? numberOrName(pod, String(targetPort)) : targetPort;
    return { port: String(targetPort), number: port, title: `${name ? `${name} ` : ""}${port} → ${inPod}` };
  });
}

function numberOrName(pod: KubeObject, port: string): string {
  try {
    return String(portNumber(pod, port));
  } catch {
    return port;
  }
}

export function isPods({ group, name }: Pick<ApiResource, "group" | "name">): boolean {
  return group === "" && name === "pods";
}
