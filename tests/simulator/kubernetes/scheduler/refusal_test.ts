import assert from "node:assert/strict";
import { refused, refusedForGood } from "../../../../src/simulator/kubernetes/scheduler/refusal.ts";

Deno.test("some refusals a deletion may mend, others none", () => {
  assert.deepEqual(refused("NodePorts", "a", "b"), {
    plugin: "NodePorts",
    reasons: ["a", "b"],
    isFinal: false,
  });
  assert.deepEqual(refusedForGood("NodeName", "a"), { plugin: "NodeName", reasons: ["a"], isFinal: true });
});
