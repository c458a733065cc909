import assert from "node:assert/strict";
import { claimsOf, obstaclesIn, schedulingRules } from "../../../src/kube/reasons/scheduling_rules.ts";
import { covered, namedBy, pod, type RuleCase } from "./evidence.ts";

const scheduled = (reason: string, message: string, more = {}) =>
  pod({
    ...more,
    status: { phase: "Pending", conditions: [{ type: "PodScheduled", status: "False", reason, message }] },
  });

const CASES: readonly RuleCase[] = [
  [
    scheduled("SchedulingGated", "", { spec: { schedulingGates: [{ name: "a/gate" }] } }),
    "scheduling-gated",
    /gate a\/gate is closed/,
  ],
  [
    scheduled(
      "Unschedulable",
      "0/2 nodes are available: 2 Insufficient cpu. preemption: 0/2 nodes are available",
      {
        related: { nodes: [{ metadata: { name: "eli01" }, status: { allocatable: { cpu: "4" } } }] },
      },
    ),
    "unschedulable",
    /of 2 nodes on 2 there is too little cpu left.*Nodes have 4 cpu in all/,
  ],
  [pod({ spec: { nodeName: undefined, schedulerName: "mine" } }), "not-scheduled", /one called mine\?/],
];

Deno.test("pods without a node have their rules", () => namedBy(CASES));
Deno.test("every rule of scheduling has a case", () => covered(schedulingRules, CASES));

const MESSAGES: [string, RegExp[]][] = [
  ["0/3 nodes are available: 1 Insufficient memory, 2 Insufficient nvidia.com/gpu.", [
    /memory/,
    /nvidia.com\/gpu left/,
  ]],
  ["0/2 nodes are available: 1 node(s) had untolerated taint {a: b}, 1 node(s) were unschedulable.", [
    /\(a: b\)/,
    /cordoned/,
  ]],
  ["0/1 nodes are available: 1 node(s) had taint {a: b}, that the pod didn't tolerate.", [/taint a: b/]],
  ["0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector.", [/nodeSelector/]],
  ["0/1 nodes are available: 1 node(s) didn't match pod anti-affinity rules.", [/pod anti-affinity/]],
  ["0/1 nodes are available: 1 node(s) didn't satisfy existing pods anti-affinity rules.", [/another pod/]],
  ["0/1 nodes are available: 1 node(s) didn't match pod topology spread constraints.", [/spread/]],
  ["0/1 nodes are available: 1 node(s) didn't have free ports for the requested pod ports.", [/host port/]],
  ["0/1 nodes are available: 1 node(s) had volume node affinity conflict.", [/cannot reach its volume/]],
  ["0/1 nodes are available: 1 node(s) didn't find available persistent volumes to bind.", [
    /no volume fits/,
  ]],
  ["0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims.", [/no volume yet/]],
  ['persistentvolumeclaim "data" not found', [/claim data does not exist/]],
  ["0/1 nodes are available: 1 Too many pods.", [/full of pods/]],
  ["no nodes available to schedule pods", [/no nodes/]],
  ["nothing that is known", []],
];

Deno.test("the scheduler's message is taken apart", () => {
  for (const [message, parts] of MESSAGES) {
    const found = obstaclesIn(message);
    assert.equal(found.length, parts.length, message);
    parts.forEach((part, index) => assert.match(found[index]!, part));
  }
});

Deno.test("the claims that volumes name", () => {
  const { object } = pod({
    spec: {
      volumes: [{ name: "a", emptyDir: {} }, { name: "b", persistentVolumeClaim: { claimName: "data" } }],
    },
  });
  assert.deepEqual(claimsOf(object), ["data"]);
});
