/** A small registry for tests: few kinds with few rules, and a clock at a round time. */
import type { KubeObject } from "../../../src/kube/object.ts";
import { EventQueue } from "../../../src/simulator/clock/event_queue.ts";
import { Random } from "../../../src/simulator/clock/random.ts";
import type { AnyKind, Kind } from "../../../src/simulator/kubernetes/kind.ts";
import { ObjectRegistry } from "../../../src/simulator/kubernetes/object_registry.ts";

export const START = Date.parse("2026-01-01T00:00:00Z");

function kind(record: Partial<Kind> & Pick<Kind, "kind" | "plural">): AnyKind {
  return {
    group: "",
    version: "v1",
    singular: record.kind.toLowerCase(),
    shortNames: [],
    categories: [],
    namespaced: true,
    schema: `io.k8s.api.core.v1.${record.kind}`,
    columns: [{
      name: "Name",
      type: "string",
      format: "name",
      description: "",
      cell: (o) => o.metadata.name!,
    }],
    ...record,
  };
}

export const configMaps = kind({ kind: "ConfigMap", plural: "configmaps", shortNames: ["cm"] });
export const namespaces = kind({
  kind: "Namespace",
  plural: "namespaces",
  namespaced: false,
  hasStatus: true,
});
export const events = kind({ kind: "Event", plural: "events" });
export const pods = kind({
  kind: "Pod",
  plural: "pods",
  hasStatus: true,
  generation: "spec",
  deleteReturnsObject: true,
  selectableFields: { "status.phase": (pod) => (pod.status as { phase?: string })?.phase ?? "" },
  gracePeriodSeconds: (pod, requested) => (pod.spec as { nodeName?: string })?.nodeName ? requested ?? 30 : 0,
});
export const deployments = kind({
  kind: "Deployment",
  plural: "deployments",
  group: "apps",
  schema: "io.k8s.api.apps.v1.Deployment",
  hasStatus: true,
  generation: "spec",
  scale: {
    replicas: (o) => (o.spec as { replicas: number }).replicas,
    setReplicas: (o, replicas) => ((o.spec as { replicas: number }).replicas = replicas),
    statusReplicas: (o) => (o.status as { replicas?: number })?.replicas ?? 0,
    selector: () => "app=web",
  },
});

export const sampleKinds: AnyKind[] = [configMaps, namespaces, events, pods, deployments];

export interface SampleCluster {
  queue: EventQueue;
  registry: ObjectRegistry;
}

/** A registry with the namespace `default`. */
export function sampleCluster(kinds: AnyKind[] = sampleKinds): SampleCluster {
  const queue = new EventQueue(START);
  const registry = new ObjectRegistry({ queue, random: new Random(1), kinds });
  registry.create(namespaces, { metadata: { name: "default" } });
  return { queue, registry };
}

export function configMap(name: string, data: Record<string, string> = {}): KubeObject {
  return { metadata: { name, namespace: "default" }, data };
}

/** Code, reason and message of what `work` throws. */
export function refusalOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    const { status } = error as { status?: { code: number; reason?: string; message: string } };
    if (!status) throw error;
    return `${status.code} ${status.reason ?? ""}: ${status.message}`;
  }
  return "not refused";
}
