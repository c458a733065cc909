/** A DaemonSet, its controller, bare nodes, and a kubelet that lets pods become ready when told. */
import type { IDaemonSet } from "kubernetes-models/apps/v1/DaemonSet";
import type { ITaint } from "kubernetes-models/v1/Taint";
import { startDaemonSets } from "../../../../src/simulator/kubernetes/controllers/daemon_set.ts";
import { TestCluster } from "./cluster.ts";

export class DaemonSetWorld extends TestCluster {
  constructor(nodes: readonly string[], spec: Record<string, unknown> = {}) {
    super([startDaemonSets]);
    for (const name of nodes) this.addNode(name);
    this.create("daemonsets", "apps", {
      apiVersion: "apps/v1",
      kind: "DaemonSet",
      metadata: { name: "d", namespace: "default" },
      spec: {
        selector: { matchLabels: { app: "d" } },
        template: {
          metadata: { labels: { app: "d" } },
          spec: { containers: [{ name: "c", image: "nginx:1" }] },
        },
        ...spec,
      },
    });
    this.queue.advance(100);
  }

  addNode(name: string, labels: Record<string, string> = {}, taints: ITaint[] = []): void {
    const node = this.create("nodes", "", { apiVersion: "v1", kind: "Node", metadata: { name, labels } });
    // New nodes are tainted until they are ready; these are.
    this.registry.update(this.registry.kind("nodes"), {
      ...node,
      spec: taints.length > 0 ? { taints } : {},
    });
  }

  settle(turns = 20): void {
    for (let turn = 0; turn < turns; turn++) {
      for (const pod of this.pods()) if (pod.status?.phase === "Pending") this.setReady(pod);
      this.queue.advance(200);
    }
  }

  /** `node=image` of each pod. */
  places(): string[] {
    return this.pods().map((pod) => {
      const { nodeSelectorTerms: [term] } = pod.spec!.affinity!.nodeAffinity!
        .requiredDuringSchedulingIgnoredDuringExecution!;
      return `${term!.matchFields![0]!.values![0]}=${pod.spec?.containers[0]?.image}`;
    }).sort();
  }

  change(spec: Record<string, unknown>): void {
    this.patch("daemonsets", "apps", "d", { spec });
    this.queue.advance(100);
  }

  status(): IDaemonSet["status"] {
    return this.list<IDaemonSet>("daemonsets", "apps")[0]!.status;
  }
}
