import assert from "node:assert/strict";
import { sampleLaboratory } from "./sample_laboratory.ts";

Deno.test("time stands still and goes on as fast as before", () => {
  const { laboratory, time } = sampleLaboratory();
  time.speed = 10;
  laboratory.pause();
  assert.deepEqual([laboratory.isPaused, time.speed], [true, 0]);
  laboratory.pause();
  laboratory.resume();
  assert.deepEqual([laboratory.isPaused, time.speed], [false, 10]);
});

Deno.test("rewinding by revision and by time gives the state of then, as a new one", () => {
  const { laboratory, world, write, read } = sampleLaboratory();
  write("a", { k: "1" });
  const then = world.queue.now();
  const { revision } = world.registry.store;
  world.advance(60_000);
  write("a", { k: "2" });
  write("b", {});
  assert.ok(laboratory.rewind(laboratory.revisionAt(then)) >= 2);
  assert.deepEqual([read("a"), read("b")], [{ k: "1" }, undefined]);
  assert.ok(world.registry.store.revision > revision);
});

Deno.test("there is no way to the future, nor further back than is known", () => {
  const { laboratory, world } = sampleLaboratory();
  const { revision } = world.registry.store;
  assert.throws(() => laboratory.rewind(revision + 1), {
    message: `Cannot go back to revision ${revision + 1}: the newest is ${revision}`,
  });
  assert.throws(() => laboratory.rewind(1), /Cannot go back to revision 1: the oldest that is kept is/);
});

Deno.test("a log on disk reaches further back than memory", () => {
  const kept = { oldestRevision: 5, revisionAt: () => 7, objectsAt: () => [] };
  const { laboratory, world } = sampleLaboratory(kept);
  assert.equal(laboratory.oldestRevision, 5);
  assert.equal(laboratory.revisionAt(0), 7);
  assert.ok(laboratory.rewind(7) > 0);
  assert.deepEqual(world.registry.list(world.registry.kind("configmaps")), []);
});

Deno.test("a world that is restored from a snapshot goes on: pods run again", () => {
  const { laboratory, world } = sampleLaboratory();
  const pods = world.registry.kind("pods");
  world.registry.create(pods, {
    metadata: { name: "web", namespace: "default" },
    spec: { containers: [{ name: "c", image: "nginx" }] },
  });
  world.advance(20_000);
  const phase = () =>
    (world.registry.find(pods, "default", "web")?.status as { phase?: string } | undefined)?.phase;
  assert.equal(phase(), "Running");
  const snapshot = laboratory.takeSnapshot();
  world.registry.delete(pods, "default", "web");
  world.advance(60_000);
  assert.equal(phase(), undefined);
  laboratory.restoreSnapshot(snapshot);
  world.advance(20_000);
  assert.equal(phase(), "Running");
});

Deno.test("known versions expire: an open watch ends with 410", async () => {
  const { laboratory, world } = sampleLaboratory();
  const { revision } = world.registry.store;
  const watch = await world.api.request(`/api/v1/pods?watch=true&resourceVersion=${revision}`);
  assert.equal(laboratory.expireWatches(), 1);
  const [line] = (await watch.text()).trim().split("\n");
  const { type, object } = JSON.parse(line!);
  assert.deepEqual([type, object.code, object.reason], ["ERROR", 410, "Expired"]);
});

const SHIPS = {
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: { name: "ships.sea.example.com" },
  spec: {
    group: "sea.example.com",
    scope: "Namespaced",
    names: { plural: "ships", singular: "ship", kind: "Ship", listKind: "ShipList" },
    versions: [{ name: "v1", served: true, storage: true, schema: { openAPIV3Schema: { type: "object" } } }],
  },
};

for (const way of ["snapshot", "rewind"] as const) {
  Deno.test(`definitions and their objects come back, and go again: ${way}`, async () => {
    const { laboratory, world, ask } = sampleLaboratory();
    const before = world.registry.store.revision;
    const without = laboratory.takeSnapshot();
    const crds = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    const ships = "/apis/sea.example.com/v1/namespaces/default/ships";
    assert.equal((await ask("POST", crds, SHIPS)).code, 201);
    world.advance(5000);
    const made = await ask("POST", ships, { metadata: { name: "pequod" } });
    assert.equal(made.code, 201);
    const { revision } = world.registry.store;
    const withShips = laboratory.takeSnapshot();
    await ask("DELETE", `${crds}/ships.sea.example.com`);
    world.advance(30_000);
    assert.equal((await ask("GET", ships)).code, 404);
    if (way === "snapshot") laboratory.restoreSnapshot(withShips);
    else laboratory.rewind(revision);
    world.advance(5000);
    assert.equal((await ask("GET", `${ships}/pequod`)).answer.metadata.uid, made.answer.metadata.uid);
    if (way === "snapshot") laboratory.restoreSnapshot(without);
    else laboratory.rewind(before);
    world.advance(30_000);
    assert.equal((await ask("GET", ships)).code, 404);
    assert.equal((await ask("GET", `${crds}/ships.sea.example.com`)).code, 404);
  });
}
