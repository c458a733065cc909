import assert from "node:assert/strict";
import { condition, SmallWorld } from "../small_world.ts";

const important = {
  apiVersion: "scheduling.k8s.io/v1",
  kind: "PriorityClass",
  metadata: { name: "high" },
  value: 5,
};

Deno.test("a pod that matters more drives out one that matters less, and both are told", () => {
  const world = new SmallWorld();
  world.create("priorityclasses", important, "scheduling.k8s.io");
  const big = { command: ["sh", "-c", "sleep 1000"], resources: { requests: { cpu: "3" } } };
  world.run("a", big);
  world.run("b", big);
  world.run("vip", big, { priorityClassName: "high" }, 1);
  const vip = world.pod("vip")!;
  const nominated = vip.status!.nominatedNodeName;
  assert.match(nominated!, /^eli0[12]$/);
  assert.equal(
    condition(vip, "PodScheduled"),
    "False Unschedulable 0/2 nodes are available: 2 Insufficient cpu.",
  );
  const victim = ["a", "b"].find((name) => world.pod(name)!.metadata.deletionTimestamp)!;
  assert.equal(
    condition(world.pod(victim)!, "DisruptionTarget"),
    "True PreemptionByScheduler default-scheduler: preempting to accommodate a higher priority pod",
  );
  const message = `Preempted: Preempted by pod ${vip.metadata.uid} on node ${nominated}`;
  assert.ok(world.events(victim).includes(message));
  world.seconds(45);
  assert.equal(world.pod("vip")!.status?.phase, "Running");
  assert.equal(world.pod("vip")!.spec!.nodeName, nominated);
  assert.equal(world.pod("vip")!.status!.nominatedNodeName, undefined);
});
