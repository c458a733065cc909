import assert from "node:assert/strict";
import { SmallWorld, START_MS } from "./small_world.ts";

Deno.test("pods of a node get its addresses, each its own", () => {
  const world = new SmallWorld();
  for (const name of ["a", "b"]) world.run(name, { image: "nginx" }, { nodeName: "eli01" });
  assert.deepEqual(["a", "b"].map((name) => world.pod(name)!.status!.podIP), [
    "192.168.146.129",
    "192.168.146.130",
  ]);
  assert.equal(world.world.kubelets.hasNode("eli01"), true);
  assert.equal(world.world.kubelets.hasNode("nope"), false);
});

Deno.test("a pod on a node that nobody runs stays as it is", () => {
  const world = new SmallWorld();
  const pod = world.run("p", {}, { nodeName: "nowhere" });
  assert.equal(pod.status!.phase, "Pending");
});

Deno.test("nodes registered in the past and are ready", () => {
  const { registry } = new SmallWorld().world;
  const nodes = registry.list(registry.kind("nodes"));
  assert.deepEqual(nodes.map(({ metadata }) => metadata.name), ["eli01", "eli02"]);
  assert.ok(nodes.every(({ metadata }) => Date.parse(metadata.creationTimestamp) < START_MS));
});

Deno.test("cordoning is told by an event", () => {
  const world = new SmallWorld();
  const { registry } = world.world;
  registry.patch(registry.kind("nodes"), undefined, "eli01", "merge", { spec: { unschedulable: true } });
  world.seconds(1);
  assert.ok(
    world.events("eli01").includes("NodeNotSchedulable: Node eli01 status is now: NodeNotSchedulable"),
  );
});
