import assert from "node:assert/strict";
import type { INode } from "kubernetes-models/v1/Node";
import { condition, SmallWorld } from "../small_world.ts";

const conditionsOf = (world: SmallWorld) => {
  const { registry } = world.world;
  const node = registry.get(registry.kind("nodes"), undefined, "eli02") as unknown as INode;
  return Object.fromEntries(node.status!.conditions!.map(({ type, status }) => [type, status]));
};

Deno.test("a node that is silent for fifty seconds is not ready, nor are its pods", () => {
  const world = new SmallWorld();
  world.run("p", { image: "nginx" }, { nodeName: "eli02" });
  world.world.kubelets.stopNode("eli02");
  world.seconds(38);
  assert.equal(conditionsOf(world)["Ready"], "True");
  world.seconds(14);
  const unknown = {
    MemoryPressure: "Unknown",
    DiskPressure: "Unknown",
    PIDPressure: "Unknown",
    Ready: "Unknown",
  };
  assert.deepEqual(conditionsOf(world), unknown);
  assert.ok(world.events("eli02").includes("NodeNotReady: Node eli02 status is now: NodeNotReady"));
  assert.ok(world.events("p").includes("NodeNotReady: Node is not ready"));
  assert.equal(condition(world.pod("p")!, "Ready"), "False");
});

Deno.test("nobody answers for the pods of a node that is off", () => {
  const world = new SmallWorld();
  world.run("p", { image: "nginx" }, { nodeName: "eli02" });
  world.world.kubelets.stopNode("eli02");
  const options = { container: "c", follow: false, previous: false, timestamps: false };
  assert.throws(
    () => world.proxy.log(world.pod("p")!, options),
    /dial tcp 192.168.122.5:10250: connect: no route to host/,
  );
});

Deno.test("its pods leave after five minutes, and stay about until it comes back", () => {
  const world = new SmallWorld();
  world.run("p", { image: "nginx" }, { nodeName: "eli02" });
  world.world.kubelets.stopNode("eli02");
  world.seconds(345);
  assert.equal(world.pod("p")!.metadata.deletionTimestamp, undefined);
  world.seconds(15);
  assert.ok(world.pod("p")!.metadata.deletionTimestamp);
  assert.ok(world.events("p").includes("TaintManagerEviction: Marking for deletion Pod default/p"));
  assert.match(condition(world.pod("p")!, "DisruptionTarget")!, /^True DeletionByTaintManager/);
  world.seconds(600);
  assert.ok(world.pod("p"));
  world.world.kubelets.startNode("eli02");
  world.seconds(40);
  assert.equal(world.pod("p"), undefined);
  assert.equal(conditionsOf(world)["Ready"], "True");
});

Deno.test("a node that comes back in time keeps its pods", () => {
  const world = new SmallWorld();
  world.run("p", { image: "nginx" }, { nodeName: "eli02" });
  world.world.kubelets.stopNode("eli02");
  world.seconds(120);
  world.world.kubelets.startNode("eli02");
  world.seconds(400);
  assert.equal(world.pod("p")!.status?.phase, "Running");
  assert.equal(condition(world.pod("p")!, "Ready"), "True");
  assert.ok(world.events("p").includes("TaintManagerEviction: Cancelling deletion of Pod default/p"));
  const [container] = world.pod("p")!.status!.containerStatuses!;
  assert.deepEqual([container!.restartCount, container!.lastState?.terminated?.exitCode], [1, 255]);
});
