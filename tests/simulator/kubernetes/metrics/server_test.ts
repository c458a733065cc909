import assert from "node:assert/strict";
import { Informers } from "../../../../src/simulator/kubernetes/controllers/informer.ts";
import {
  measuredTimes,
  MetricsServer,
  usageText,
} from "../../../../src/simulator/kubernetes/metrics/server.ts";
import { type PodObject, SmallWorld } from "../small_world.ts";

const MEBI = 1024 * 1024;

/** A server over a world whose pods all use what `cpuMillis` says. */
function measured(world: SmallWorld): { server: MetricsServer; use: { cpuMillis: number } } {
  const use = { cpuMillis: 100 };
  const { queue, registry } = world.world;
  const usageOf = () => [{ container: "c", cpuMillis: use.cpuMillis, memoryBytes: 8 * MEBI }];
  const server = new MetricsServer(queue, new Informers(registry), { usageOf });
  world.seconds(0);
  return { server, use };
}

Deno.test("a container has a rate some seconds after its start", () => {
  const world = new SmallWorld();
  world.run("p", { image: "nginx" }, {}, 3);
  const { server } = measured(world);
  const known = () => server.ofPod(world.pod("p") as PodObject).containers.length;
  assert.equal(known(), 0);
  world.seconds(30);
  assert.equal(known(), 1);
});

Deno.test("what was seen stays until the next look", () => {
  const world = new SmallWorld();
  world.run("p", { image: "nginx" }, {}, 30);
  const { server, use } = measured(world);
  const millis = () => server.ofPod(world.pod("p") as PodObject).containers[0]!.cpuMillis;
  assert.equal(millis(), 100);
  use.cpuMillis = 900;
  world.seconds(1);
  assert.equal(millis(), 100);
  world.seconds(15);
  assert.equal(millis(), 900);
});

Deno.test("a node uses what its pods use, and something for itself", () => {
  const world = new SmallWorld();
  const pod = world.run("p", { image: "nginx" }, {}, 30);
  const { server } = measured(world);
  const [busy, idle] = [pod.spec!.nodeName!, "none"].map((name) => server.ofNode(name).containers[0]!);
  assert.ok(idle!.cpuMillis > 0);
  assert.equal(busy!.cpuMillis - idle!.cpuMillis, 100);
  assert.equal(busy!.memoryBytes - idle!.memoryBytes, 8 * MEBI);
});

Deno.test("amounts and times are written as metrics-server writes them", () => {
  assert.deepEqual(usageText({ cpuMillis: 0.25, memoryBytes: 2.5 * MEBI }), {
    cpu: "250u",
    memory: "2560Ki",
  });
  assert.deepEqual(measuredTimes({ timestampMs: 15000, windowMs: 15000, containers: [] }), {
    timestamp: "1970-01-01T00:00:15Z",
    window: "15s",
  });
});
