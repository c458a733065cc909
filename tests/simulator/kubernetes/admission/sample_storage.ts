/** A registry with all kinds and plug-ins, and objects of storage to put there. */
import type { KubeObject } from "../../../../src/kube/object.ts";
import { EventQueue } from "../../../../src/simulator/clock/event_queue.ts";
import { Random } from "../../../../src/simulator/clock/random.ts";
import { kinds } from "../../../../src/simulator/kubernetes/kinds/mod.ts";
import { ObjectRegistry } from "../../../../src/simulator/kubernetes/object_registry.ts";

export function admittingRegistry(): { registry: ObjectRegistry; queue: EventQueue } {
  const queue = new EventQueue(Date.UTC(2026, 0, 1));
  const registry = new ObjectRegistry({ queue, random: new Random(1), kinds });
  for (const [plural, name] of [["namespaces", "default"], ["serviceaccounts", "default"]] as const) {
    const kind = registry.kind(plural);
    const namespace = kind.namespaced ? { namespace: "default" } : {};
    registry.create(kind, { apiVersion: "v1", kind: kind.kind, metadata: { name, ...namespace } });
  }
  return { registry, queue };
}

export function claim(name: string, spec: Record<string, unknown> = {}): KubeObject {
  return {
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    metadata: { name, namespace: "default" },
    spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } }, ...spec },
  };
}

export function volume(name: string, spec: Record<string, unknown> = {}): KubeObject {
  return {
    apiVersion: "v1",
    kind: "PersistentVolume",
    metadata: { name },
    spec: {
      accessModes: ["ReadWriteOnce"],
      capacity: { storage: "1Gi" },
      hostPath: { path: `/tmp/${name}` },
      ...spec,
    },
  };
}

export function storageClass(name: string, more: Record<string, unknown> = {}): KubeObject {
  return {
    apiVersion: "storage.k8s.io/v1",
    kind: "StorageClass",
    metadata: { name },
    provisioner: "example.com/disk",
    ...more,
  };
}

export const AS_DEFAULT = { "storageclass.kubernetes.io/is-default-class": "true" };
