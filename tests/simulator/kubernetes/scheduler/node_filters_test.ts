import assert from "node:assert/strict";
import type { INode } from "kubernetes-models/v1/Node";
import type { IPod } from "kubernetes-models/v1/Pod";
import {
  matchesNode,
  nodeRefusal,
  tolerates,
} from "../../../../src/simulator/kubernetes/scheduler/node_filters.ts";
import { NodeState } from "../../../../src/simulator/kubernetes/scheduler/node_state.ts";
import { sampleFacts, sampleNode } from "./sample_placement.ts";

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
const WRONG_NODE = "node(s) didn't match Pod's node affinity/selector";

// What is special of the pod and of the node, and why it does not fit; undefined: it fits.
const CASES: [pod: Partial<NonNullable<IPod["spec"]>>, node: INode["spec"], reason: string | undefined][] = [
  [{}, {}, undefined],
  [{ nodeSelector: { disk: "ssd" } }, {}, undefined],
  [{ nodeSelector: { disk: "hdd" } }, {}, WRONG_NODE],
  [affinity("disk", "In", ["ssd"]), {}, undefined],
  [affinity("disk", "NotIn", ["ssd"]), {}, WRONG_NODE],
  [affinity("gpu", "DoesNotExist"), {}, undefined],
  [affinity("size", "Gt", ["3"]), {}, undefined],
  [affinity("size", "Lt", ["3"]), {}, WRONG_NODE],
  [{ nodeName: "n2" }, {}, "node(s) didn't match the requested node name"],
  [{}, { unschedulable: true }, "node(s) were unschedulable"],
  [{ tolerations: [{ operator: "Exists" }] }, { unschedulable: true }, undefined],
  [{}, { taints: [{ key: "a", value: "b", effect: "NoSchedule" }] }, "node(s) had untolerated taint(s)"],
  [{}, { taints: [{ key: "a", effect: "PreferNoSchedule" }] }, undefined],
  [{ tolerations: [{ key: "a", operator: "Exists" }] }, {
    taints: [{ key: "a", value: "b", effect: "NoExecute" }],
  }, undefined],
  [asks({ cpu: "3" }), {}, "Insufficient cpu"],
  [asks({ cpu: "3", memory: "3Gi" }), {}, "Insufficient cpu, Insufficient memory"],
  [asks({ cpu: "1", memory: "1Gi" }), {}, undefined],
  [asks({ "nvidia.com/gpu": "1" }), {}, "Insufficient nvidia.com/gpu"],
  [
    { containers: [{ name: "c", ports: [{ containerPort: 80, hostPort: 80 }] }] },
    {},
    "node(s) didn't have free ports for the requested pod ports",
  ],
  [
    { containers: [{ name: "c", ports: [{ containerPort: 80, hostPort: 80, protocol: "UDP" }] }] },
    {},
    undefined,
  ],
];

for (const [spec, nodeSpec, reason] of CASES) {
  Deno.test(`${JSON.stringify(spec)} on ${JSON.stringify(nodeSpec)}: ${reason ?? "fits"}`, () => {
    const state = new NodeState("n1");
    state.describe(sampleNode("n1", { disk: "ssd", size: "4" }, { spec: nodeSpec! }));
    const ports = [{ containerPort: 80, hostPort: 80, hostIP: "10.0.0.1" }];
    const taken = [{ name: "c", resources: { requests: { cpu: "2", memory: "2Gi" } }, ports }];
    state.add(sampleFacts({ name: "there", spec: { containers: taken } }));
    assert.equal(nodeRefusal(sampleFacts({ name: "p", spec }), state)?.reasons.join(", "), reason);
  });
}

Deno.test("only what a node could hold at all can be made room for", () => {
  const state = new NodeState("n1");
  state.describe(sampleNode("n1", {}, { status: { allocatable: { cpu: "1", pods: "1" } } }));
  state.add(sampleFacts({ name: "there", requests: { cpu: "1" } }));
  const ask = (cpu: string) => nodeRefusal(sampleFacts({ name: "p", requests: { cpu } }), state);
  assert.deepEqual(ask("1"), {
    plugin: "NodeResourcesFit",
    reasons: ["Too many pods", "Insufficient cpu"],
    isFinal: false,
  });
  assert.equal(ask("2")?.isFinal, true);
});

Deno.test("a toleration without a key tolerates everything", () => {
  assert.ok(tolerates({ operator: "Exists" }, { key: "x", effect: "NoSchedule" }));
  assert.ok(!tolerates({ key: "x", value: "1" }, { key: "x", value: "2", effect: "NoSchedule" }));
  assert.ok(
    !tolerates({ key: "x", operator: "Exists", effect: "NoExecute" }, { key: "x", effect: "NoSchedule" }),
  );
});

Deno.test("selector and affinity must both hold", () => {
  const node = sampleNode("n", { a: "1", b: "2" });
  const pod = (spec: object) => ({ apiVersion: "v1", kind: "Pod", spec } as IPod);
  assert.ok(matchesNode(pod({ nodeSelector: { a: "1" }, ...affinity("b", "Exists") }), node));
  assert.ok(!matchesNode(pod({ nodeSelector: { a: "1" }, ...affinity("c", "Exists") }), node));
});
