import assert from "node:assert/strict";
import { validateResources } from "../../../../src/simulator/kubernetes/kinds/resource_validation.ts";
import { texts } from "./kind_world.ts";

const cases: [resources: object, expected: string[]][] = [
  [{ requests: { cpu: "100m" }, limits: { cpu: "100m", memory: "1Gi" } }, []],
  [{ requests: { "example.com/gpu": "1" }, limits: { "example.com/gpu": "1" } }, []],
  [{ requests: { memory: "200Mi" }, limits: { memory: "100Mi" } }, [
    'r.requests: Invalid value: "200Mi": must be less than or equal to memory limit of 100Mi',
  ]],
  [{ limits: { cpu: "-1" } }, ['r.limits[cpu]: Invalid value: "-1": must be greater than or equal to 0']],
  [{ requests: { memery: "1" } }, [
    'r.requests[memery]: Invalid value: "memery": must be a standard resource type or fully qualified',
    'r.requests[memery]: Invalid value: "memery": must be a standard resource for containers',
    "r.limits: Required value: Limit must be set for non overcommitable resources",
  ]],
  [{ requests: { "example.com/gpu": "1" }, limits: { "example.com/gpu": "2" } }, [
    'r.requests: Invalid value: "1": must be equal to example.com/gpu limit of 2',
  ]],
];

for (const [resources, expected] of cases) {
  Deno.test(`resources ${JSON.stringify(resources)}`, () => {
    assert.deepEqual(texts(validateResources(resources, "r")), expected);
  });
}
