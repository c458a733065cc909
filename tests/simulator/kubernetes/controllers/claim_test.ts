import assert from "node:assert/strict";
import { claim, ownerReference } from "../../../../src/simulator/kubernetes/controllers/claim.ts";
import { TestCluster } from "./cluster.ts";

Deno.test("a claimant gets what it owns and what nobody owns, if its selector matches", () => {
  const world = new TestCluster([]);
  const maps = world.informers.of("configmaps");
  const make = (name: string, labels: Record<string, string>, owner?: string) =>
    world.create("configmaps", "", {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: {
        name,
        namespace: "default",
        labels,
        ...(owner
          ? { ownerReferences: [{ apiVersion: "v1", kind: "X", name: "x", uid: owner, controller: true }] }
          : {}),
      },
    });
  const object = make("owner", {});
  make("mine", { a: "b" }, object.metadata.uid);
  make("lost", { a: "c" }, object.metadata.uid);
  make("free", { a: "b" });
  make("taken", { a: "b" }, "other");
  world.queue.advance(10);
  const selector = { matchLabels: { a: "b" } };
  const claimed = claim(world, maps, { object, apiVersion: "v1", kind: "ConfigMap", selector });
  assert.deepEqual(claimed.map(({ metadata }) => metadata.name).sort(), ["free", "mine"]);
  world.queue.advance(10);
  assert.deepEqual(maps.get("default", "lost")!.metadata.ownerReferences ?? [], []);
  assert.deepEqual(maps.get("default", "free")!.metadata.ownerReferences, [
    ownerReference(object, "v1", "ConfigMap"),
  ]);
});
