import assert from "node:assert/strict";
import { SmallWorld, START_MS } from "../small_world.ts";

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

const REBOOTS: [policy: "Always" | "OnFailure" | "Never", phase: string, restarts: number, event: boolean][] =
  [
    ["Always", "Running", 1, true],
    ["OnFailure", "Running", 1, true],
    ["Never", "Failed", 0, false],
  ];

for (const [restartPolicy, phase, restarts, event] of REBOOTS) {
  Deno.test(`a reboot restarts containers by their policy: ${restartPolicy}`, () => {
    const world = new SmallWorld();
    const init = { name: "i", image: "busybox:1.28", command: ["true"] };
    const spec = { nodeName: "eli02", restartPolicy, initContainers: [init] };
    const before = world.script("p", "sleep 100000", spec, 20);
    world.world.kubelets.stopNode("eli02");
    world.seconds(30);
    world.world.kubelets.startNode("eli02");
    world.seconds(20);
    const { status } = world.pod("p")!;
    assert.equal(status!.phase, phase);
    assert.equal(status!.startTime, before.status!.startTime);
    assert.deepEqual(
      [...status!.initContainerStatuses!, ...status!.containerStatuses!].map(({ restartCount }) =>
        restartCount
      ),
      [restarts, restarts],
    );
    const [container] = status!.containerStatuses!;
    const end = container!.state?.terminated ?? container!.lastState?.terminated;
    assert.deepEqual([end?.exitCode, end?.reason], [255, "Unknown"]);
    assert.equal(
      world.events("p").includes("SandboxChanged: Pod sandbox changed, it will be killed and re-created."),
      event,
    );
    assert.match(
      world.events("eli02").join(),
      /Rebooted: Node eli02 has been rebooted, boot id: [-0-9a-f]{36}/,
    );
  });
}

Deno.test("a pod that ended and was deleted while its node was off goes when the node comes back", () => {
  const world = new SmallWorld();
  world.script("p", "sleep 3", { nodeName: "eli02", restartPolicy: "Never" }, 20);
  assert.equal(world.pod("p")!.status!.phase, "Succeeded");
  world.world.kubelets.stopNode("eli02");
  world.delete("pods", "p", 30);
  world.seconds(10);
  world.world.kubelets.startNode("eli02");
  world.seconds(10);
  assert.equal(world.pod("p"), undefined);
});
