/** A StatefulSet of web servers, its controller, and a kubelet that lets pods become ready when told. */
import type { IStatefulSet } from "kubernetes-models/apps/v1/StatefulSet";
import type { IPersistentVolumeClaim } from "kubernetes-models/v1/PersistentVolumeClaim";
import type { Stored } from "../../../../src/kube/object.ts";
import { startStatefulSets } from "../../../../src/simulator/kubernetes/controllers/stateful_set.ts";
import { TestCluster } from "./cluster.ts";

export class StatefulSetWorld extends TestCluster {
  constructor(spec: Record<string, unknown> = {}) {
    super([startStatefulSets]);
    this.create("statefulsets", "apps", {
      apiVersion: "apps/v1",
      kind: "StatefulSet",
      metadata: { name: "web", namespace: "default" },
      spec: {
        replicas: 3,
        serviceName: "web",
        selector: { matchLabels: { app: "web" } },
        template: {
          metadata: { labels: { app: "web" } },
          spec: { containers: [{ name: "c", image: "nginx:1" }] },
        },
        ...spec,
      },
    });
    this.queue.advance(100);
  }

  /** Time passes; whatever is not ready becomes ready, again and again. */
  settle(turns = 20): void {
    for (let turn = 0; turn < turns; turn++) {
      for (const pod of this.pods()) {
        if (pod.status?.phase === "Pending" && !pod.metadata.deletionTimestamp) this.setReady(pod);
      }
      this.queue.advance(200);
    }
  }

  change(spec: Record<string, unknown>): void {
    this.patch("statefulsets", "apps", "web", { spec });
    this.queue.advance(100);
  }

  image(image: string): void {
    this.change({ template: { spec: { containers: [{ name: "c", image }] } } });
  }

  names(): string[] {
    return this.pods().map((pod) => pod.metadata.name).sort();
  }

  /** `web-0=nginx:1` of each pod. */
  images(): string[] {
    return this.pods().map((pod) => `${pod.metadata.name}=${pod.spec?.containers[0]?.image}`).sort();
  }

  claims(): (Stored<IPersistentVolumeClaim>)[] {
    return this.list<IPersistentVolumeClaim>("persistentvolumeclaims");
  }

  status(): NonNullable<IStatefulSet["status"]> {
    return this.list<IStatefulSet>("statefulsets", "apps")[0]!.status!;
  }
}

export const CLAIMS = [{
  metadata: { name: "www" },
  spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
}];
