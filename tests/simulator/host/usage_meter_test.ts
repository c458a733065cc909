import assert from "node:assert/strict";
import { EventQueue } from "../../../src/simulator/clock/event_queue.ts";
import { UsageMeter } from "../../../src/simulator/host/usage_meter.ts";
import { SmallWorld } from "../kubernetes/small_world.ts";

const LOAD = { idleCpuMillis: 2, idleMemoryBytes: 5_000_000, requestCpuMs: 10 };

function meterAfter(seconds: number): { meter: UsageMeter; queue: EventQueue } {
  const queue = new EventQueue(0);
  const meter = new UsageMeter(queue, "id", LOAD);
  queue.advance(seconds * 1000);
  return { meter, queue };
}

Deno.test("an idle container uses what its image says", () => {
  const { meter } = meterAfter(60);
  assert.equal(meter.cpuMillis(), 2);
  assert.equal(meter.memoryBytes, 5_000_000);
});

Deno.test("requests of the last seconds count, older ones do not", () => {
  const { meter, queue } = meterAfter(60);
  for (let second = 0; second < 15; second++) {
    for (let n = 0; n < 10; n++) meter.request();
    queue.advance(1000);
  }
  assert.ok(Math.abs(meter.cpuMillis() - 102) <= 8, String(meter.cpuMillis()));
  queue.advance(60_000);
  assert.equal(meter.cpuMillis(), 2);
});

Deno.test("a busy process is a core, within the limit", () => {
  const { meter, queue } = meterAfter(60);
  for (let turn = 0; turn < 2000; turn++) {
    meter.burn(10);
    queue.advance(10);
  }
  assert.ok(Math.abs(meter.cpuMillis() - 1002) <= 10, String(meter.cpuMillis()));
  assert.equal(meter.cpuMillis(250), 250);
});

Deno.test("memory is held and given back, and growth is told", () => {
  const { meter } = meterAfter(0);
  const owner = {};
  let told = 0;
  meter.onGrowth = () => void told++;
  meter.hold(owner, 1000);
  meter.hold(owner, 3000);
  assert.equal(meter.memoryBytes, 5_003_000);
  meter.hold(owner, 0);
  assert.equal(meter.memoryBytes, 5_000_000);
  assert.equal(told, 2);
});

Deno.test("the kubelets tell what running containers use, and nothing of those that have ended", () => {
  const world = new SmallWorld();
  world.script("busy", "while true; do :; done", {}, 40);
  world.script("done", "true", { restartPolicy: "Never" }, 10);
  const [usage] = world.world.kubelets.usageOf(world.pod("busy")!);
  assert.equal(usage?.container, "c");
  assert.ok(usage!.cpuMillis > 900 && usage!.cpuMillis <= 1010, String(usage!.cpuMillis));
  assert.deepEqual(world.world.kubelets.usageOf(world.pod("done")!), []);
});
