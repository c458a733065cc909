import assert from "node:assert/strict";
import { loadCel } from "../../../src/simulator/kubernetes/cel/engine.ts";
import { sampleDefinition } from "../kubernetes/custom/sample_definition.ts";
import { stir } from "./commotion.ts";
import { SCENARIOS, World } from "../../../src/simulator/scenarios/world.ts";

const START_MS = Date.UTC(2026, 10, 22, 12, 0, 0);

/** Every object of a world in which a rollout has gone on for ten minutes. */
function everything(seed: number): string {
  const world = new World({ seed, startMs: START_MS });
  const { registry } = world;
  world.advance(5000);
  registry.patch(registry.kind("deployments", "apps"), "default", "env-echgo", "merge", {
    spec: { replicas: 21, template: { metadata: { annotations: { changed: "yes" } } } },
  });
  world.advance(600_000);
  return registry.kinds.map((kind) => JSON.stringify(registry.list(kind))).join("\n");
}

Deno.test("same seed, same bytes, ten minutes and a rollout later", () => {
  assert.equal(everything(7), everything(7));
});

Deno.test("another seed, other names", () => assert.notEqual(everything(7), everything(8)));

Deno.test("the rollout stays within its limits and comes to its end", () => {
  const world = new World({ seed: 3, startMs: START_MS });
  const { registry } = world;
  const sets = new Map<string, number>();
  registry.watch(registry.kind("replicasets", "apps"), ({ object }) => {
    if (!object.metadata.name.startsWith("env-echgo")) return;
    sets.set(object.metadata.uid, (object.spec as { replicas: number }).replicas);
    assert.ok([...sets.values()].reduce((sum, count) => sum + count, 0) <= 27);
  });
  world.advance(0);
  const kind = registry.kind("deployments", "apps");
  registry.patch(kind, "default", "env-echgo", "merge", {
    spec: { replicas: 21, template: { metadata: { annotations: { changed: "yes" } } } },
  });
  let wasUp = false;
  for (let second = 0; second < 120; second++) {
    world.advance(1000);
    const { readyReplicas = 0 } = registry.get(kind, "default", "env-echgo").status as {
      readyReplicas?: number;
    };
    wasUp ||= readyReplicas >= 16;
    if (wasUp) assert.ok(readyReplicas >= 16, `${readyReplicas} ready after ${second} s`);
  }
  assert.deepEqual([...sets.values()].sort(), [0, 21]);
});

Deno.test("the world starts at the moment it was told", () => {
  const world = new World({ seed: 1, startMs: START_MS });
  assert.equal(world.queue.now(), START_MS);
  world.advance(1500);
  assert.equal(world.queue.now(), START_MS + 1500);
});

Deno.test("an unknown scenario is refused with the names there are", () => {
  assert.throws(() => new World({ seed: 1, startMs: 0, scenario: "nope" }), {
    name: "RangeError",
    message: `Cannot find scenario "nope": there are ${SCENARIOS.map(({ name }) => name).join(", ")}`,
  });
});

for (let seed = 1; seed <= 6; seed++) {
  Deno.test(`whatever happens to a world, it goes on and settles (commotion ${seed})`, () => {
    const world = new World({ seed, startMs: START_MS });
    const { registry } = world;
    stir(world, seed, 80);
    world.advance(300_000);
    assert.ok(world.advance(60_000) < 6000, "controllers keep each other busy");
    const kind = registry.kind("replicasets", "apps");
    for (const set of registry.list(kind).filter(({ metadata }) => !metadata.deletionTimestamp)) {
      const wanted = (set.spec as { replicas: number }).replicas;
      const { replicas = 0 } = set.status as { replicas?: number };
      assert.equal(replicas, wanted, set.metadata.name);
    }
    const leaving = registry.kinds.flatMap((any) => registry.list(any)).filter(({ metadata }) =>
      metadata.deletionTimestamp
    );
    assert.deepEqual(leaving.map(({ kind, metadata }) => `${kind} ${metadata.name}`), []);
  });
}

Deno.test("a world that goes on serves what its definitions brought, and keeps the objects", async () => {
  await loadCel();
  const before = new World({ seed: 1, startMs: START_MS, scenario: "empty" });
  const { registry } = before;
  registry.create(registry.kind("customresourcedefinitions", "apiextensions.k8s.io"), sampleDefinition());
  before.advance(10);
  const gadgets = registry.kind("gadgets", "example.com");
  registry.create(gadgets, { metadata: { name: "a", namespace: "default" } });
  const objects = registry.kinds.filter((kind) => !kind.computed).flatMap((kind) => registry.list(kind));
  const saved = { takenMs: before.queue.now(), revision: registry.store.revision, nodes: [], objects };
  const after = new World({ seed: 1, startMs: saved.takenMs, scenario: "empty", saved });
  after.advance(1000);
  const kind = after.registry.kind("gadgets", "example.com");
  assert.equal(after.registry.kinds.filter(({ plural }) => plural === "gadgets").length, 1);
  assert.ok(after.registry.find(kind, "default", "a"));
});
