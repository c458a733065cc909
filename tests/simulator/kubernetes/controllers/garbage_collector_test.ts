import assert from "node:assert/strict";
import { startDeployments } from "../../../../src/simulator/kubernetes/controllers/deployment.ts";
import { startGarbageCollector } from "../../../../src/simulator/kubernetes/controllers/garbage_collector.ts";
import { startReplicaSets } from "../../../../src/simulator/kubernetes/controllers/replica_set.ts";
import { deployment, TestCluster } from "./cluster.ts";

function cluster(): TestCluster {
  const world = new TestCluster([startGarbageCollector, startDeployments, startReplicaSets]);
  world.create("deployments", "apps", deployment("web", 2));
  world.queue.advance(1000);
  return world;
}

const counts = (world: TestCluster) => [
  world.list("deployments", "apps").length,
  world.sets().length,
  world.pods().length,
];

function remove(world: TestCluster, propagationPolicy: "Background" | "Foreground" | "Orphan"): void {
  world.registry.delete(world.registry.kind("deployments", "apps"), "default", "web", { propagationPolicy });
}

Deno.test("in the background, dependents follow their owner", () => {
  const world = cluster();
  remove(world, "Background");
  assert.deepEqual(counts(world), [0, 1, 2]);
  world.queue.advance(1000);
  assert.deepEqual(counts(world), [0, 0, 0]);
});

Deno.test("in the foreground, the owner waits for its dependents", () => {
  const world = cluster();
  const gone: string[] = [];
  for (const kind of ["deployments", "replicasets"]) {
    world.registry.watch(
      world.registry.kind(kind, "apps"),
      ({ type }) => type === "DELETED" && gone.push(kind),
    );
  }
  remove(world, "Foreground");
  assert.deepEqual(counts(world), [1, 1, 2]);
  world.queue.advance(2000);
  assert.deepEqual(counts(world), [0, 0, 0]);
  assert.deepEqual(gone, ["replicasets", "deployments"]);
});

Deno.test("orphans stay and forget their owner", () => {
  const world = cluster();
  remove(world, "Orphan");
  world.queue.advance(1000);
  assert.deepEqual(counts(world), [0, 1, 2]);
  assert.deepEqual(world.sets()[0]!.metadata.ownerReferences ?? [], []);
});

Deno.test("what names an owner that does not exist goes", () => {
  const world = cluster();
  world.create("configmaps", "", {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: {
      name: "lost",
      namespace: "default",
      ownerReferences: [{ apiVersion: "v1", kind: "Pod", name: "x", uid: "gone" }],
    },
  });
  world.queue.advance(1000);
  assert.equal(world.registry.find(world.registry.kind("configmaps"), "default", "lost"), undefined);
});

function configMap(name: string, owner: Record<string, unknown>, namespace = "default") {
  return {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name, namespace, ownerReferences: [owner as never] },
  };
}

Deno.test("an owner in another namespace is none, and that is told", () => {
  const world = cluster();
  const { uid } = world.deployment("web").metadata;
  world.create("namespaces", "", { apiVersion: "v1", kind: "Namespace", metadata: { name: "other" } });
  world.queue.advance(100);
  world.create(
    "configmaps",
    "",
    configMap("m", { apiVersion: "apps/v1", kind: "Deployment", name: "web", uid }, "other"),
  );
  world.queue.advance(1000);
  assert.equal(world.list("configmaps").some(({ metadata }) => metadata.name === "m"), false);
  assert.ok(
    world.events().includes(
      `OwnerRefInvalidNamespace: ownerRef [apps/v1/Deployment, namespace: other, name: web, uid: ${uid}] ` +
        'does not exist in namespace "other"',
    ),
  );
});

Deno.test("an owner of a kind that nobody serves may be there", () => {
  const world = cluster();
  world.create(
    "configmaps",
    "",
    configMap("m", { apiVersion: "example.com/v1", kind: "Widget", name: "w", uid: "x" }),
  );
  world.queue.advance(60_000);
  assert.ok(world.list("configmaps").some(({ metadata }) => metadata.name === "m"));
});

Deno.test("a dependent that need not be waited for may outlive its owner's foreground deletion", () => {
  const world = cluster();
  const { uid } = world.deployment("web").metadata;
  const owner = { apiVersion: "apps/v1", kind: "Deployment", name: "web", uid };
  const map = { ...configMap("m", owner) };
  world.create("configmaps", "", { ...map, metadata: { ...map.metadata, finalizers: ["example.com/f"] } });
  world.queue.advance(100);
  remove(world, "Foreground");
  world.queue.advance(2000);
  assert.deepEqual(counts(world), [0, 0, 0]);
});

Deno.test("two that own each other and are deleted in the foreground do not wait for ever", () => {
  const world = new TestCluster([startGarbageCollector]);
  const kind = world.registry.kind("configmaps");
  const make = (name: string) => {
    return world.create("configmaps", "", {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name, namespace: "default" },
    });
  };
  const [a, b] = [make("a"), make("b")];
  const reference = ({ metadata: { name, uid } }: typeof a) => {
    return { apiVersion: "v1", kind: "ConfigMap", name, uid, blockOwnerDeletion: true };
  };
  for (const [object, owner] of [[a, b], [b, a]] as const) {
    world.registry.update(kind, {
      ...object,
      metadata: { ...object.metadata, ownerReferences: [reference(owner)] },
    });
  }
  world.queue.advance(100);
  world.registry.delete(kind, "default", "a", { propagationPolicy: "Foreground" });
  world.queue.advance(5000);
  assert.deepEqual(world.list("configmaps").filter(({ metadata }) => metadata.name.length === 1), []);
});
