/** From what is named on the command line (`web-1`, `deploy/web`, `svc/web`) to pods. Source: kubectl's polymorphichelpers. */
import { resourcePath } from "../../cluster/resource_path.ts";
import { openWatch } from "../../cluster/watch_stream.ts";
import { type ApiResource, PODS } from "../../kube/discovery.ts";
import {
  fromLabelMap,
  fromLabelSelectorObject,
  type LabelSelectorObject,
  printLabelSelector,
} from "../../kube/label_selector.ts";
import type { KubeObject } from "../../kube/object.ts";
import type { Connection } from "../connection.ts";
import type { Io } from "../io.ts";
import { missingNamespace } from "./missing_namespace.ts";
import { byActivity } from "./pod_order.ts";
import { selectResources } from "./selection.ts";

export interface NamedObject {
  resource: ApiResource;
  object: KubeObject;
}

/** The object that an argument such as `web-1` or `deploy/web` names; without a type it is a pod. */
export async function namedObject(
  connection: Connection,
  argument: string,
  signal: AbortSignal,
): Promise<NamedObject> {
  const [named] = selectResources(
    await connection.discovery(),
    argument.includes("/") ? [argument] : ["pods", argument],
    { namespace: connection.namespace, allNamespaces: false },
  );
  const { client } = connection;
  const { path, namespace } = named!;
  const object = await client.get(path, { signal }).catch(async (error) => {
    throw await missingNamespace(client, error, namespace, signal);
  });
  return { resource: named!.resource, object };
}

export function isPod({ resource }: NamedObject): boolean {
  return resource.group === "" && resource.name === "pods";
}

/** The selector of the pods that stand behind an object; undefined for kinds that have none. */
export function podSelector({ resource, object }: NamedObject): string | undefined {
  const { selector } = (object.spec ?? {}) as { selector?: LabelSelectorObject & Record<string, string> };
  switch (resource.group === "" ? resource.kind : `${resource.group}/${resource.kind}`) {
    case "Service":
      if (!selector || Object.keys(selector).length === 0) {
        throw new Error(
          `invalid service '${object.metadata.name}': Service is defined without a selector`,
        );
      }
      return printLabelSelector(fromLabelMap(selector));
    case "ReplicationController":
      return printLabelSelector(fromLabelMap(selector));
    case "apps/Deployment":
    case "apps/ReplicaSet":
    case "apps/StatefulSet":
    case "apps/DaemonSet":
    case "batch/Job":
      return printLabelSelector(fromLabelSelectorObject(selector));
    default:
      return undefined;
  }
}

/** What Go calls the type: `*v1.Node`. */
export function goType({ resource }: NamedObject): string {
  return BUILT_IN_GROUP.test(resource.group)
    ? `*${resource.version}.${resource.kind}`
    : "*unstructured.Unstructured";
}

const BUILT_IN_GROUP = /^[a-z]*$|\.k8s\.io$/;

/** The pod itself, or the first that stands behind the object; waits until there is one. */
export async function attachablePod(
  { client }: Connection,
  named: NamedObject,
  { io, timeoutMs }: { io: Io; timeoutMs: number },
): Promise<KubeObject> {
  if (isPod(named)) return named.object;
  const labelSelector = podSelector(named);
  if (labelSelector === undefined) {
    const type = goType(named);
    throw new Error(`cannot attach to ${type}: selector for ${type} not implemented`);
  }
  const namespace = named.object.metadata.namespace!;
  return (await firstPod({ client }, { namespace, labelSelector, io, timeoutMs })).pod;
}

interface PodSearch {
  namespace: string;
  labelSelector: string;
  io: Io;
  /** How long the first one is waited for. */
  timeoutMs: number;
}

/** The pod that fits best, and how many there are; waits for the first one. */
export async function firstPod(
  { client }: Pick<Connection, "client">,
  { namespace, labelSelector, io, timeoutMs }: PodSearch,
): Promise<{ pod: KubeObject; count: number }> {
  const path = resourcePath(PODS, { namespace });
  const { signal } = io;
  const { items, metadata: { resourceVersion } } = await client.list(path, {
    query: { labelSelector },
    signal,
  });
  const [pod] = items.toSorted(byActivity);
  if (pod) return { pod, count: items.length };
  return await withinLimit(io, timeoutMs, async (signal) => {
    const version = resourceVersion === undefined ? {} : { resourceVersion };
    const events = await openWatch(client, path, { query: { labelSelector }, ...version, signal });
    for await (const batch of events) {
      for (const { type, object } of batch) {
        if (type === "ADDED" || type === "MODIFIED") return { pod: object, count: 1 };
      }
    }
    throw new Error(TIMED_OUT);
  });
}

const TIMED_OUT = "timed out waiting for the condition";

/** Ends what takes too long, in kubectl's words. */
export async function withinLimit<T>(
  io: Io,
  timeoutMs: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = new AbortController();
  // Who does not hear the signal is not waited for, either.
  const late = io.wait(timeoutMs, limit.signal).then(() => {
    limit.abort();
    throw new Error(TIMED_OUT);
  });
  late.catch(() => {});
  const done = work(AbortSignal.any([io.signal, limit.signal]));
  done.catch(() => {});
  try {
    return await Promise.race([done, late]);
  } finally {
    limit.abort();
  }
}
