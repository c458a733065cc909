import assert from "node:assert/strict";
import type { INode } from "kubernetes-models/v1/Node";
import { startNodeLifecycle } from "../../../../src/simulator/kubernetes/controllers/node_lifecycle.ts";
import { TestCluster } from "./cluster.ts";

function cluster(): TestCluster {
  const world = new TestCluster([startNodeLifecycle]);
  world.create("nodes", "", { apiVersion: "v1", kind: "Node", metadata: { name: "n" } });
  setReady(world, "True");
  return world;
}

function setReady(world: TestCluster, status: string): void {
  const kind = world.registry.kind("nodes");
  const node = world.registry.get(kind, undefined, "n");
  world.registry.update(kind, { ...node, status: { conditions: [{ type: "Ready", status }] } }, {
    subresource: "status",
  });
  world.queue.advance(200);
}

const taints = (world: TestCluster) =>
  (world.list<INode>("nodes")[0]!.spec?.taints ?? []).map(({ key, effect }) => `${key}:${effect}`);

Deno.test("a ready node loses the taint it registered with", () => assert.deepEqual(taints(cluster()), []));

Deno.test("a cordoned node is tainted, and no longer when it is uncordoned", () => {
  const world = cluster();
  const kind = world.registry.kind("nodes");
  const cordon = (unschedulable: boolean) => {
    world.registry.patch(kind, undefined, "n", "merge", { spec: { unschedulable } });
    world.queue.advance(200);
  };
  cordon(true);
  assert.deepEqual(taints(world), ["node.kubernetes.io/unschedulable:NoSchedule"]);
  cordon(false);
  assert.deepEqual(taints(world), []);
});
