import assert from "node:assert/strict";
import type { INode } from "kubernetes-models/v1/Node";
import type { IPod } from "kubernetes-models/v1/Pod";
import { Random } from "../../../src/simulator/clock/random.ts";
import { chooseNode } from "../../../src/simulator/kubernetes/scheduler_verdict.ts";

const pod = (cpu: string): IPod => ({
  apiVersion: "v1",
  kind: "Pod",
  spec: { containers: [{ name: "c", resources: { requests: { cpu } } }] },
});

function state(name: string, usedCpu: number, spec: INode["spec"] = {}) {
  return {
    node: { apiVersion: "v1", kind: "Node", metadata: { name }, spec: spec! } as INode,
    allocatable: { cpu: 4000, memory: 2 ** 33, pods: 110 },
    used: { cpu: usedCpu, pods: 1 },
  };
}

Deno.test("the least allocated node is chosen", () => {
  assert.deepEqual(chooseNode(pod("1"), [state("a", 3000), state("b", 1000)], new Random(1)), { node: "b" });
});

Deno.test("among equals chance decides, the same for the same seed", () => {
  const choose = (seed: number) => chooseNode(pod("1"), [state("a", 0), state("b", 0)], new Random(seed));
  assert.deepEqual(choose(1), choose(1));
  const seen = new Set(Array.from({ length: 20 }, (_, seed) => JSON.stringify(choose(seed))));
  assert.equal(seen.size, 2);
});

Deno.test("the message counts the reasons and says whether preemption would help", () => {
  const states = [state("a", 3500), state("b", 3500), state("c", 0, { unschedulable: true })];
  assert.deepEqual(chooseNode(pod("1"), states, new Random(1)), {
    message:
      "0/3 nodes are available: 1 node(s) were unschedulable, 2 Insufficient cpu. no new claims to deallocate, " +
      "preemption: 0/3 nodes are available: 1 Preemption is not helpful for scheduling, " +
      "2 No preemption victims found for incoming pod.",
  });
  assert.deepEqual(chooseNode(pod("1"), [], new Random(1)), {
    message: "no nodes available to schedule pods",
  });
});
