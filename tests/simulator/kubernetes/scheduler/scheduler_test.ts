import assert from "node:assert/strict";
import { condition, SmallWorld } from "../small_world.ts";

Deno.test("pods spread over the nodes and are told where they went", () => {
  const world = new SmallWorld();
  for (const name of ["a", "b", "c", "d"]) world.run(name, { image: "nginx" });
  const nodes = ["a", "b", "c", "d"].map((name) => world.pod(name)!.spec!.nodeName).sort();
  assert.deepEqual(nodes, ["eli01", "eli01", "eli02", "eli02"]);
  assert.equal(
    world.events("a")[0],
    `Scheduled: Successfully assigned default/a to ${world.pod("a")!.spec!.nodeName}`,
  );
});

Deno.test("a pod that fits nowhere says why, and is placed when room is made", () => {
  const world = new SmallWorld();
  const big = { resources: { requests: { cpu: "3" } } };
  for (const name of ["a", "b", "c"]) world.run(name, { image: "nginx", ...big });
  const waiting = world.pod("c")!;
  assert.equal(
    condition(waiting, "PodScheduled"),
    "False Unschedulable 0/2 nodes are available: 2 Insufficient cpu. no new claims to deallocate, preemption: " +
      "0/2 nodes are available: 2 No preemption victims found for incoming pod.",
  );
  assert.equal(waiting.status?.phase, "Pending");
  assert.match(world.events("c")[0]!, /^FailedScheduling: 0\/2 nodes are available/);
  world.delete("pods", "a");
  world.seconds(15);
  assert.equal(world.pod("c")!.status?.phase, "Running");
});

Deno.test("a cordoned node gets nothing until it is uncordoned", () => {
  const world = new SmallWorld();
  const { registry } = world.world;
  const cordon = (unschedulable: boolean) => {
    for (const name of ["eli01", "eli02"]) {
      registry.patch(registry.kind("nodes"), undefined, name, "merge", { spec: { unschedulable } });
    }
  };
  cordon(true);
  world.seconds(1);
  world.run("a", { image: "nginx" });
  assert.match(condition(world.pod("a")!, "PodScheduled")!, /2 node\(s\) were unschedulable/);
  cordon(false);
  world.seconds(15);
  assert.equal(world.pod("a")!.status?.phase, "Running");
});

Deno.test("gated pods and those of another scheduler are left alone", () => {
  const world = new SmallWorld();
  world.run("gated", {}, { schedulingGates: [{ name: "example.com/wait" }] });
  world.run("other", {}, { schedulerName: "mine" });
  assert.deepEqual(["gated", "other"].map((name) => world.pod(name)!.spec!.nodeName), [undefined, undefined]);
  assert.deepEqual(world.events("other"), []);
});
