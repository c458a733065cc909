import assert from "node:assert/strict";
import { qosClass } from "../../../../src/simulator/kubernetes/kinds/pod_qos.ts";

const full = { limits: { cpu: "1", memory: "1Gi" }, requests: { cpu: "1000m", memory: "1024Mi" } };
const cases: [resources: object[], expected: string][] = [
  [[{}], "BestEffort"],
  [[{ requests: { cpu: "0" } }], "BestEffort"],
  [[full], "Guaranteed"],
  [[{ limits: full.limits }], "Guaranteed"],
  [[full, {}], "Burstable"],
  [[{ requests: { memory: "1Mi" } }], "Burstable"],
  [[{ ...full, requests: { cpu: "500m", memory: "1Gi" } }], "Burstable"],
];

for (const [resources, expected] of cases) {
  Deno.test(`${JSON.stringify(resources)} is ${expected}`, () => {
    const containers = resources.map((amounts, index) => ({ name: `c${index}`, resources: amounts }));
    assert.equal(qosClass({ containers }), expected);
  });
}
