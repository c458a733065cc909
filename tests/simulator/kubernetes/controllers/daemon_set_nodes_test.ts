import assert from "node:assert/strict";
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import {
  belongingOf,
  daemonPodSpec,
  type DaemonSet,
  type Node,
} from "../../../../src/simulator/kubernetes/controllers/daemon_set_nodes.ts";

const cases: [what: string, pod: object, node: object, runs: boolean, stays: boolean][] = [
  ["a plain node", {}, {}, true, true],
  ["a cordoned node", {}, { unschedulable: true }, true, true],
  ["a node that keeps pods away", {}, { taints: [{ key: "k", effect: "NoSchedule" }] }, false, true],
  ["a node that sends pods away", {}, { taints: [{ key: "k", effect: "NoExecute" }] }, false, false],
  [
    "a node that is not ready",
    {},
    {
      taints: [{ key: "node.kubernetes.io/not-ready", effect: "NoExecute" }],
    },
    true,
    true,
  ],
  [
    "a tolerated taint",
    { tolerations: [{ operator: "Exists" }] },
    {
      taints: [{ key: "k", effect: "NoExecute" }],
    },
    true,
    true,
  ],
  [
    "a node without a network",
    {},
    {
      taints: [{ key: "node.kubernetes.io/network-unavailable", effect: "NoSchedule" }],
    },
    false,
    true,
  ],
  [
    "a pod on the host's network there",
    { hostNetwork: true },
    {
      taints: [{ key: "node.kubernetes.io/network-unavailable", effect: "NoSchedule" }],
    },
    true,
    true,
  ],
  ["another label wanted", { nodeSelector: { disk: "ssd" } }, {}, false, false],
];

for (const [what, pod, node, runs, stays] of cases) {
  Deno.test(`${what}: ${runs ? "runs" : stays ? "stays" : "goes"}`, () => {
    const set = { spec: { template: { spec: { containers: [], ...pod } } } } as unknown as DaemonSet;
    const belonging = belongingOf(set, { metadata: { name: "n" }, spec: node } as unknown as Node);
    assert.deepEqual(belonging, { runs, stays });
  });
}

Deno.test("a pod is bound to its node by name and outlives the node's troubles", () => {
  const own = { key: "k", operator: "Exists" as const };
  const spec = daemonPodSpec({ containers: [], tolerations: [own] } as IPodSpec, "n1");
  assert.deepEqual(spec.affinity?.nodeAffinity, {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [{ matchFields: [{ key: "metadata.name", operator: "In", values: ["n1"] }] }],
    },
  });
  assert.deepEqual(spec.tolerations?.map(({ key }) => key?.replace("node.kubernetes.io/", "")), [
    "k",
    "not-ready",
    "unreachable",
    "disk-pressure",
    "memory-pressure",
    "pid-pressure",
    "unschedulable",
  ]);
});
