import assert from "node:assert/strict";
import type { INode } from "kubernetes-models/v1/Node";
import type { IPod } from "kubernetes-models/v1/Pod";
import { refusalOf, tolerates } from "../../../src/simulator/kubernetes/scheduler_filters.ts";
import { requestsOf } from "../../../src/simulator/kubernetes/scheduler_resources.ts";

const NODE: INode = {
  apiVersion: "v1",
  kind: "Node",
  metadata: { name: "n1", labels: { disk: "ssd", size: "4" } },
  spec: {},
};
const affinity = (
  key: string,
  operator: "In" | "NotIn" | "Exists" | "DoesNotExist" | "Gt" | "Lt",
  values?: string[],
) => ({
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [{ key, operator, ...(values ? { values } : {}) }] }],
      },
    },
  },
});
const asks = (requests: Record<string, string>) => ({ containers: [{ name: "c", resources: { requests } }] });

// What is special of the pod and of the node, and why it does not fit; undefined: it fits.
const CASES: [pod: Partial<NonNullable<IPod["spec"]>>, node: INode["spec"], reason: string | undefined][] = [
  [{}, {}, undefined],
  [{ nodeSelector: { disk: "ssd" } }, {}, undefined],
  [{ nodeSelector: { disk: "hdd" } }, {}, "node(s) didn't match Pod's node affinity/selector"],
  [affinity("disk", "In", ["ssd"]), {}, undefined],
  [affinity("disk", "NotIn", ["ssd"]), {}, "node(s) didn't match Pod's node affinity/selector"],
  [affinity("gpu", "DoesNotExist"), {}, undefined],
  [affinity("size", "Gt", ["3"]), {}, undefined],
  [affinity("size", "Lt", ["3"]), {}, "node(s) didn't match Pod's node affinity/selector"],
  [{}, { unschedulable: true }, "node(s) were unschedulable"],
  [{}, { taints: [{ key: "a", value: "b", effect: "NoSchedule" }] }, "node(s) had untolerated taint(s)"],
  [{}, { taints: [{ key: "a", effect: "PreferNoSchedule" }] }, undefined],
  [{ tolerations: [{ key: "a", operator: "Exists" }] }, {
    taints: [{ key: "a", value: "b", effect: "NoExecute" }],
  }, undefined],
  [asks({ cpu: "3" }), {}, "Insufficient cpu"],
  [asks({ cpu: "3", memory: "3Gi" }), {}, "Insufficient cpu, Insufficient memory"],
  [asks({ cpu: "1", memory: "1Gi" }), {}, undefined],
  [asks({ "nvidia.com/gpu": "1" }), {}, "Insufficient nvidia.com/gpu"],
];

for (const [spec, nodeSpec, reason] of CASES) {
  Deno.test(`${JSON.stringify(spec)} on ${JSON.stringify(nodeSpec)}: ${reason ?? "fits"}`, () => {
    const pod: IPod = { apiVersion: "v1", kind: "Pod", spec: { containers: [{ name: "c" }], ...spec } };
    const state = {
      node: { ...NODE, spec: nodeSpec! },
      allocatable: { cpu: 4000, memory: 4 * 2 ** 30, pods: 110 },
      used: { cpu: 2000, memory: 2 * 2 ** 30, pods: 5 },
    };
    assert.equal(refusalOf(pod, requestsOf(pod), state)?.reasons.join(", "), reason);
  });
}

Deno.test("a full node has too many pods", () => {
  const pod: IPod = { apiVersion: "v1", kind: "Pod", spec: { containers: [{ name: "c" }] } };
  const refusal = refusalOf(pod, requestsOf(pod), {
    node: NODE,
    allocatable: { pods: 2 },
    used: { pods: 2 },
  });
  assert.deepEqual(refusal, { reasons: ["Too many pods"], unresolvable: false });
});

Deno.test("a toleration without a key tolerates everything", () => {
  assert.ok(tolerates({ operator: "Exists" }, { key: "x", effect: "NoSchedule" }));
  assert.ok(!tolerates({ key: "x", value: "1" }, { key: "x", value: "2", effect: "NoSchedule" }));
  assert.ok(
    !tolerates({ key: "x", operator: "Exists", effect: "NoExecute" }, { key: "x", effect: "NoSchedule" }),
  );
});
