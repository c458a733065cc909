import assert from "node:assert/strict";
import { EventQueue } from "../../../src/simulator/clock/event_queue.ts";
import { ControlGroup } from "../../../src/simulator/host/control_group.ts";
import { UsageMeter } from "../../../src/simulator/host/usage_meter.ts";

Deno.test("a group uses what those below it use, and is over its limit by them", () => {
  const queue = new EventQueue(0);
  const meter = new UsageMeter(queue, "c", { idleCpuMillis: 0, idleMemoryBytes: 100, requestCpuMs: 0 });
  const top = new ControlGroup();
  const slice = new ControlGroup("system.slice", top, { limits: { memoryBytes: 500 } });
  const scope = new ControlGroup("docker-1.scope", slice, { meter, limits: { memoryBytes: 300 } });
  assert.equal(scope.path, "/system.slice/docker-1.scope");
  scope.enter();
  assert.deepEqual([top.memoryBytes, top.processes], [100, 1]);
  assert.equal(scope.overLimit, undefined);
  meter.hold(queue, 250);
  assert.equal(scope.overLimit, scope);
  scope.limits = {};
  assert.equal(scope.overLimit, undefined);
  meter.hold(queue, 450);
  assert.equal(scope.overLimit, slice);
  scope.leave();
  scope.remove();
  assert.equal(top.memoryBytes, 0);
});
