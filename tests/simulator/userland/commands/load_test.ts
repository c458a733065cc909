import assert from "node:assert/strict";
import { sizeOf } from "../../../../src/simulator/userland/commands/load.ts";
import { SmallWorld, state } from "../../kubernetes/small_world.ts";

for (
  const [text, bytes] of [["512", 512], ["64M", 67_108_864], ["1g", 1_073_741_824], ["x", undefined]] as const
) {
  Deno.test(`${text} is ${bytes} bytes`, () => assert.equal(sizeOf(text), bytes));
}

Deno.test("yes writes for ever, and is a core's work", () => {
  const world = new SmallWorld();
  const pod = world.script("p", "yes > /dev/null", {}, 30);
  const [usage] = world.world.kubelets.usageOf(pod);
  assert.ok(usage!.cpuMillis > 900, String(usage!.cpuMillis));
});

Deno.test("more memory than the limit ends the container", () => {
  const world = new SmallWorld();
  const resources = { limits: { memory: "32Mi" } };
  const pod = world.run("p", {
    command: ["dd", "if=/dev/zero", "of=/dev/null", "bs=64M", "count=100"],
    resources,
  }, {
    restartPolicy: "Never",
  });
  assert.equal(state(pod), "terminated OOMKilled 137");
});
