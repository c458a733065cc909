/** metrics.k8s.io: objects that metrics-server makes when they are asked for. */
import type { IPod } from "kubernetes-models/v1/Pod";
import type { KubeObject, Stored } from "../../../kube/object.ts";
import { addQuantities, formatQuantity, parseQuantity } from "../../../kube/quantity.ts";
import type { AnyKind, Column, Kind } from "../kind.ts";
import { column, nameColumn } from "../kinds/columns.ts";
import { METRICS_SCHEMAS, metricsSchemaName } from "./schema.ts";
import { measuredTimes, type MetricsServer, usageText } from "./server.ts";
import { timestamp } from "../object_form.ts";
import { notFound } from "../refusals.ts";
import type { StoredObject } from "../registry.ts";

export const METRICS_GROUP = "metrics.k8s.io";

interface Amounts {
  cpu: string;
  memory: string;
}

export interface PodMetrics extends KubeObject {
  timestamp: string;
  /** `15s` */
  window: string;
  containers: { name: string; usage: Amounts }[];
}

interface NodeMetrics extends KubeObject {
  timestamp: string;
  window: string;
  usage: Amounts;
}

/** The two kinds, as `server` measures them at the time that `nowMs` tells. */
export function metricsKinds(server: MetricsServer, nowMs: () => number): AnyKind[] {
  return [nodeMetricsKind(server, nowMs), podMetricsKind(server, nowMs)];
}

function podMetricsKind(server: MetricsServer, nowMs: () => number): AnyKind {
  const made = (pod: Stored<IPod> & StoredObject): StoredObject | undefined => {
    const measured = server.ofPod(pod);
    if (measured.containers.length === 0) return undefined;
    const containers = measured.containers.map((usage) => ({
      name: usage.container,
      usage: usageText(usage),
    }));
    return metricsObject("PodMetrics", pod, nowMs(), { ...measuredTimes(measured), containers });
  };
  const columns = usageColumns<PodMetrics>((it) => it.containers.map(({ usage }) => usage));
  return {
    ...metricsKind<PodMetrics>("PodMetrics", "pods", columns),
    computed: (_context, namespace) =>
      sorted(server.pods.inNamespace(namespace)).flatMap((pod) => made(pod) ?? []),
    absence: (namespace, name) => notFound(named("PodMetrics"), `${namespace}/${name}`),
  };
}

function nodeMetricsKind(server: MetricsServer, nowMs: () => number): AnyKind {
  const made = (node: StoredObject): StoredObject => {
    const measured = server.ofNode(node.metadata.name);
    const usage = usageText(measured.containers[0]!);
    return metricsObject("NodeMetrics", node, nowMs(), { ...measuredTimes(measured), usage });
  };
  const columns = usageColumns<NodeMetrics>((it) => [it.usage]);
  return {
    ...metricsKind<NodeMetrics>("NodeMetrics", "nodes", columns),
    computed: () => sorted([...server.nodes.all()]).filter(isReady).map(made),
    absence: (_namespace, name) => notFound(named("NodeMetrics"), name),
  };
}

function metricsKind<T extends KubeObject>(
  kind: string,
  plural: string,
  columns: readonly Column<T>[],
): Kind<T> {
  return {
    group: METRICS_GROUP,
    version: "v1beta1",
    kind,
    plural,
    singular: "",
    shortNames: [],
    categories: [],
    namespaced: plural === "pods",
    schema: metricsSchemaName(kind),
    definitions: METRICS_SCHEMAS,
    verbs: ["get", "list"],
    columns,
  };
}

/** metrics-server's refusals name the kind, not the resource. */
function named(kind: string): { group: string; kind: string; plural: string } {
  return { group: METRICS_GROUP, kind, plural: kind.toLowerCase() };
}

function metricsObject(kind: string, of: StoredObject, nowMs: number, rest: object): StoredObject {
  const { name, namespace, labels } = of.metadata;
  const metadata = {
    name,
    ...(namespace ? { namespace } : {}),
    creationTimestamp: timestamp(nowMs),
    ...(labels ? { labels } : {}),
  };
  return { kind, apiVersion: `${METRICS_GROUP}/v1beta1`, metadata, ...rest } as unknown as StoredObject;
}

function usageColumns<T extends KubeObject & { window: string }>(
  usages: (it: T) => readonly Amounts[],
): Column<T>[] {
  const total = (it: T, name: keyof Amounts) =>
    formatQuantity(usages(it).map((usage) => parseQuantity(usage[name])).reduce(addQuantities));
  return [
    nameColumn<T>(),
    { ...column<T>("cpu", "Cores that are used.", (it) => total(it, "cpu")), format: "quantity" },
    { ...column<T>("memory", "Bytes that are used.", (it) => total(it, "memory")), format: "quantity" },
    { ...column<T>("Window", "How long it was measured.", (it) => it.window), format: "duration" },
  ];
}

function sorted<T extends StoredObject>(objects: readonly T[]): T[] {
  const key = ({ metadata }: T) => `${metadata.namespace ?? ""}/${metadata.name}`;
  return objects.toSorted((a, b) => key(a) < key(b) ? -1 : 1);
}

/** Kubelets that do not answer cannot be asked. */
function isReady(node: StoredObject): boolean {
  const { conditions = [] } = (node.status ?? {}) as { conditions?: { type: string; status: string }[] };
  return conditions.some(({ type, status }) => type === "Ready" && status === "True");
}
