import assert from "node:assert/strict";
import {
  firstToEvict,
  NodeHealth,
  PRESSURE_TRANSITION_MS,
} from "../../../../src/simulator/kubernetes/kubelet/node_health.ts";
import { samplePod } from "../scheduler/sample_placement.ts";
import { SmallWorld } from "../small_world.ts";

Deno.test("pressure is believed to be over five minutes after it has gone", () => {
  const health = new NodeHealth();
  assert.equal(health.hasDiskPressure(0), false);
  health.isDiskFull = true;
  assert.equal(health.hasDiskPressure(1000), true);
  health.isDiskFull = false;
  assert.equal(health.hasDiskPressure(PRESSURE_TRANSITION_MS), true);
  assert.equal(health.hasDiskPressure(1000 + PRESSURE_TRANSITION_MS), false);
});

Deno.test("what matters least goes first, and the system's own pods never", () => {
  const pod = (name: string, priority: number) => ({ pod: samplePod({ name, spec: { priority } }) });
  const name = (...pods: ReturnType<typeof pod>[]) => firstToEvict(pods)?.pod.metadata.name;
  assert.equal(name(pod("a", 5), pod("b", 1)), "b");
  assert.equal(name(pod("a", 2_000_000_000)), undefined);
});

Deno.test("a full disk drives pods out one by one, and takes no new ones until it is believed to be free", () => {
  const world = new SmallWorld();
  for (const name of ["a", "b"]) world.run(name, { image: "nginx" }, { nodeName: "eli02" });
  world.world.kubelets.fillDisk("eli02");
  world.seconds(5);
  const failed = () => ["a", "b"].filter((name) => world.pod(name)!.status?.phase === "Failed");
  assert.equal(failed().length, 1);
  world.seconds(30);
  assert.deepEqual(failed(), ["a", "b"]);
  assert.equal(world.pod("a")!.status?.reason, "Evicted");
  assert.match(
    world.events("a").join("\n"),
    /Evicted: The node was low on resource: ephemeral-storage\. Threshold/,
  );
  assert.match(
    world.events("eli02").join("\n"),
    /EvictionThresholdMet: Attempting to reclaim ephemeral-storage/,
  );
  world.run("direct", { image: "nginx" }, { nodeName: "eli02" });
  assert.equal(world.pod("direct")!.status?.message, "The node had condition: [DiskPressure]. ");
  world.run("elsewhere", { image: "nginx" });
  assert.equal(world.pod("elsewhere")!.spec!.nodeName, "eli01");
  world.world.kubelets.freeDisk("eli02");
  world.seconds(290);
  const taints = () => {
    const { registry } = world.world;
    const node = registry.get(registry.kind("nodes"), undefined, "eli02");
    return ((node.spec as { taints?: { key: string }[] }).taints ?? []).map(({ key }) => key);
  };
  assert.deepEqual(taints(), ["node.kubernetes.io/disk-pressure"]);
  world.seconds(15);
  assert.deepEqual(taints(), []);
});
