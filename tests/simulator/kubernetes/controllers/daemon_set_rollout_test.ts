import assert from "node:assert/strict";
import { nextStep } from "../../../../src/simulator/kubernetes/controllers/daemon_set_rollout.ts";

/** A letter a node: `o` old, `n` new, `b` both; capitals are available. `.` no pod. */
function nodes(text: string) {
  return [...text].map((letter, index) => {
    const lower = letter.toLowerCase();
    const isUp = letter !== lower;
    const old = lower === "o" || lower === "b" ? { id: `o${index}`, isUp: lower === "b" || isUp } : undefined;
    const fresh = lower === "n" || lower === "b" ? { id: `n${index}`, isUp } : undefined;
    return { node: String(index), fresh, old, isMuddled: false };
  });
}

const steps: [nodes: string, maxUnavailable: number, maxSurge: number, remove: string[], add: string[]][] = [
  ["OOOO", 1, 0, ["o0"], []],
  ["OOOO", 2, 0, ["o0", "o1"], []],
  ["nOOO", 1, 0, [], []],
  ["NOOO", 1, 0, ["o1"], []],
  [".OOO", 1, 0, [], []],
  ["oOOO", 1, 0, ["o0"], []],
  ["NNNN", 1, 0, [], []],
  ["OOOO", 0, 1, [], ["0"]],
  ["bOOO", 0, 1, [], []],
  ["BOOO", 0, 1, ["o0"], ["1"]],
  ["oOOO", 0, 2, [], ["0", "1", "2"]],
];

for (const [text, maxUnavailable, maxSurge, remove, add] of steps) {
  Deno.test(`rollout of ${text} with ${maxUnavailable} unavailable, ${maxSurge} more`, () => {
    const step = nextStep(nodes(text), { maxUnavailable, maxSurge, isAvailable: (pod) => pod.isUp });
    assert.deepEqual([step.remove.map(({ id }) => id), step.add], [remove, add]);
  });
}
