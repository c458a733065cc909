/** A registry with the controllers under test, and no nodes: the test plays the rest of the cluster. */
import type { IDeployment } from "kubernetes-models/apps/v1/Deployment";
import type { IReplicaSet } from "kubernetes-models/apps/v1/ReplicaSet";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { KubeObject, Stored } from "../../../../src/kube/object.ts";
import { EventQueue } from "../../../../src/simulator/clock/event_queue.ts";
import { Random } from "../../../../src/simulator/clock/random.ts";
import type {
  ControllerContext,
  StartController,
} from "../../../../src/simulator/kubernetes/controllers/controller.ts";
import { Informers } from "../../../../src/simulator/kubernetes/controllers/informer.ts";
import { startServiceAccounts } from "../../../../src/simulator/kubernetes/controllers/service_account.ts";
import { kinds } from "../../../../src/simulator/kubernetes/kinds/mod.ts";
import { ObjectRegistry } from "../../../../src/simulator/kubernetes/object_registry.ts";
import type { StoredObject } from "../../../../src/simulator/kubernetes/registry.ts";

export const START_MS = Date.UTC(2026, 10, 22, 11, 33, 4);

export class TestCluster implements ControllerContext {
  readonly queue = new EventQueue(START_MS);
  readonly random: Random;
  readonly registry: ObjectRegistry;
  readonly informers: Informers;

  constructor(controllers: readonly StartController[], seed = 1) {
    this.random = new Random(seed);
    this.registry = new ObjectRegistry({ queue: this.queue, random: this.random.fork(), kinds });
    this.informers = new Informers(this.registry);
    startServiceAccounts(this);
    for (const start of controllers) start(this);
    this.create("namespaces", "", { apiVersion: "v1", kind: "Namespace", metadata: { name: "default" } });
    this.queue.advance(100);
  }

  create(plural: string, group: string, object: KubeObject): StoredObject {
    return this.registry.create(this.registry.kind(plural, group), object, { fieldManager: "test" });
  }

  list<T extends { metadata?: unknown }>(plural: string, group = ""): (Stored<T> & StoredObject)[] {
    return this.registry.list(this.registry.kind(plural, group)) as unknown as (Stored<T> & StoredObject)[];
  }

  pods(): (Stored<IPod> & StoredObject)[] {
    return this.list<IPod>("pods");
  }

  sets(): (Stored<IReplicaSet> & StoredObject)[] {
    return this.list<IReplicaSet>("replicasets", "apps");
  }

  deployment(name: string): Stored<IDeployment> & StoredObject {
    return this.registry.get(this.registry.kind("deployments", "apps"), "default", name) as unknown as
      & Stored<IDeployment>
      & StoredObject;
  }

  /** Changes an object's spec the way an apply does. */
  patch(plural: string, group: string, name: string, patch: Record<string, unknown>): void {
    this.registry.patch(
      this.registry.kind(plural, group),
      "default",
      name,
      "merge",
      JSON.parse(JSON.stringify(patch)),
    );
  }

  /** Plays the kubelet: the pod runs and is ready, or not. */
  setReady(pod: StoredObject, ready = true): void {
    const time = new Date(this.queue.now()).toISOString().replace(/\.\d+Z$/, "Z");
    const status = {
      ...(pod.status as object),
      phase: "Running",
      podIP: "10.0.0.1",
      podIPs: [{ ip: "10.0.0.1" }],
      conditions: [{ type: "Ready", status: ready ? "True" : "False", lastTransitionTime: time }],
    };
    this.registry.update(this.registry.kind("pods"), { ...pod, status }, { subresource: "status" });
  }

  /** Reasons and messages of the recorded Events, oldest first. */
  events(): string[] {
    return this.list<{ metadata?: unknown; reason?: string; message?: string }>("events")
      .sort((a, b) => Number(a.metadata.resourceVersion) - Number(b.metadata.resourceVersion))
      .map((event) => `${event.reason}: ${event.message}`);
  }
}

export function deployment(name: string, replicas: number, spec: Record<string, unknown> = {}): KubeObject {
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name, namespace: "default", labels: { app: name } },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: { containers: [{ name: "c", image: "nginx:1.14.2" }] },
      },
      ...spec,
    },
  };
}
