import assert from "node:assert/strict";
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import { podAmounts, podLimits, podRequests } from "../../../src/simulator/kubernetes/pod_resources.ts";
import { listText } from "../../../src/simulator/kubernetes/quota/resource_list.ts";

const container = (requests: object, limits: object = {}, restartPolicy?: string) => ({
  name: "c",
  resources: { requests, limits },
  ...(restartPolicy ? { restartPolicy } : {}),
});

const cases: [what: string, spec: object, requests: string, limits: string][] = [
  [
    "containers together",
    { containers: [container({ cpu: "100m" }), container({ cpu: 1 }, { memory: "1Gi" })] },
    "cpu=1100m",
    "memory=1Gi",
  ],
  [
    "a large init container alone",
    {
      containers: [container({ cpu: "1" })],
      initContainers: [container({ cpu: "3" }), container({ cpu: "2" })],
    },
    "cpu=3",
    "",
  ],
  [
    "sidecars beside what comes after them",
    {
      containers: [container({ cpu: "1" })],
      initContainers: [container({ cpu: "1" }, {}, "Always"), container({ cpu: "2" })],
    },
    "cpu=3",
    "",
  ],
  [
    "the pod's own amounts instead",
    { containers: [container({ cpu: "1", "a.io/gpu": "1" })], resources: { requests: { cpu: "5" } } },
    "a.io/gpu=1,cpu=5",
    "",
  ],
  [
    "the overhead, in limits only where there is one",
    { containers: [container({}, { cpu: "1" })], overhead: { cpu: "250m", memory: "1Mi" } },
    "cpu=250m,memory=1Mi",
    "cpu=1250m",
  ],
];

for (const [what, spec, requests, limits] of cases) {
  Deno.test(`a pod asks for ${what}`, () => {
    assert.equal(listText(podRequests(spec as IPodSpec)), requests);
    assert.equal(listText(podLimits(spec as IPodSpec)), limits);
  });
}

Deno.test("without the overhead", () => {
  const spec = { containers: [container({ cpu: "1" })], overhead: { cpu: "1" } };
  assert.equal(listText(podAmounts(spec as unknown as IPodSpec, "requests")), "cpu=1");
});
