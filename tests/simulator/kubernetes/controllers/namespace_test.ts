import assert from "node:assert/strict";
import { startNamespaces } from "../../../../src/simulator/kubernetes/controllers/namespace.ts";
import { TestCluster } from "./cluster.ts";

function emptyNamespace(): TestCluster {
  const world = new TestCluster([startNamespaces]);
  world.create("namespaces", "", { apiVersion: "v1", kind: "Namespace", metadata: { name: "life" } });
  world.queue.advance(100);
  return world;
}

function cluster(finalizers: string[] = []): TestCluster {
  const world = emptyNamespace();
  world.create("configmaps", "", {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "m", namespace: "life", ...(finalizers.length > 0 ? { finalizers } : {}) },
  });
  world.registry.delete(world.registry.kind("namespaces"), undefined, "life");
  return world;
}

const find = (world: TestCluster) =>
  world.registry.find(world.registry.kind("namespaces"), undefined, "life");

Deno.test("a namespace ends after five seconds, when its content is gone", () => {
  const world = cluster();
  world.queue.advance(4900);
  assert.equal((find(world)!.status as { phase: string }).phase, "Terminating");
  assert.equal(world.registry.list(world.registry.kind("configmaps"), { namespace: "life" }).length, 2);
  world.queue.advance(300);
  assert.equal(find(world), undefined);
  assert.equal(world.registry.list(world.registry.kind("configmaps"), { namespace: "life" }).length, 0);
});

Deno.test("what has a finalizer holds it up, and its conditions tell", () => {
  const world = cluster(["example.com/wait"]);
  world.queue.advance(20_000);
  const { conditions } = find(world)!.status as {
    conditions: { type: string; status: string; message: string }[];
  };
  const messages = conditions.filter(({ status }) => status === "True").map(({ message }) => message);
  assert.deepEqual(messages, [
    "Some resources are remaining: configmaps. has 1 resource instances",
    "Some content in the namespace has finalizers remaining: example.com/wait in 1 resource instances",
  ]);
  const map = world.registry.get(world.registry.kind("configmaps"), "life", "m");
  world.registry.update(world.registry.kind("configmaps"), {
    ...map,
    metadata: { ...map.metadata, finalizers: [] },
  });
  world.queue.advance(2000);
  assert.equal(find(world), undefined);
});

Deno.test("pods go first, and while they are there nothing else goes", () => {
  const world = emptyNamespace();
  const pod = world.create("pods", "", {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p", namespace: "life", finalizers: ["example.com/wait"] },
    spec: { containers: [{ name: "c", image: "x" }] },
  });
  world.registry.delete(world.registry.kind("namespaces"), undefined, "life");
  world.queue.advance(10_000);
  const maps = () => world.registry.list(world.registry.kind("configmaps"), { namespace: "life" }).length;
  // The authority's certificate.
  assert.equal(maps(), 1);
  const known = world.registry.get(world.registry.kind("pods"), "life", pod.metadata.name);
  world.registry.update(world.registry.kind("pods"), {
    ...known,
    metadata: { ...known.metadata, finalizers: [] },
  });
  world.queue.advance(2000);
  assert.equal(maps(), 0);
  assert.equal(find(world), undefined);
});
