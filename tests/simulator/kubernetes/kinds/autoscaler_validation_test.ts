import assert from "node:assert/strict";
import { validateAutoscaler } from "../../../../src/simulator/kubernetes/kinds/autoscaler_validation.ts";
import { texts } from "./kind_world.ts";

const scaleTargetRef = { apiVersion: "apps/v1", kind: "Deployment", name: "web" };
const DOWN = "spec.behavior.scaleDown";
const down = (rules: object) => ({ behavior: { scaleDown: rules } });
const policies = [{ type: "Pods", value: 1, periodSeconds: 15 }];

const cases: [what: string, spec: object, expected: string[]][] = [
  ["nothing wrong", down({ policies, stabilizationWindowSeconds: 0, tolerance: "0" }), []],
  ["no maximum", { maxReplicas: undefined }, [
    "spec.maxReplicas: Required value: must be set and greater than 0",
  ]],
  ["a minimum of zero", { minReplicas: 0 }, [
    "spec.minReplicas: Invalid value: 0: must be greater than or equal to 1",
    "spec.metrics: Forbidden: must specify at least one Object or External metric to support scaling to zero replicas",
  ]],
  ["bounds that cross", { minReplicas: 6 }, [
    "spec.maxReplicas: Invalid value: 5: must be greater than or equal to `minReplicas`",
  ]],
  ["no target", { scaleTargetRef: {} }, [
    "spec.scaleTargetRef.kind: Required value",
    "spec.scaleTargetRef.name: Required value",
    'spec.scaleTargetRef.apiVersion: Invalid value: "": apiVersion must specify API group',
  ]],
  ["no policy", down({ policies: [] }), [
    `${DOWN}.policies: Required value: must specify at least one Policy`,
  ]],
  ["a long window", down({ policies, stabilizationWindowSeconds: 3601 }), [
    `${DOWN}.stabilizationWindowSeconds: Invalid value: 3601: must be less than or equal to 3600`,
  ]],
  ["an unknown choice", down({ policies, selectPolicy: "Best" }), [
    `${DOWN}.selectPolicy: Unsupported value: "Best": supported values: "Disabled", "Max", "Min"`,
  ]],
  ["a policy of nothing", down({ policies: [{ type: "Nodes", value: 0, periodSeconds: 1801 }] }), [
    `${DOWN}.policies[0].type: Unsupported value: "Nodes": supported values: "Percent", "Pods"`,
    `${DOWN}.policies[0].value: Invalid value: 0: must be greater than zero`,
    `${DOWN}.policies[0].periodSeconds: Invalid value: 1801: must be less than or equal to 1800`,
  ]],
  ["a tolerance below zero", down({ policies, tolerance: "-1" }), [
    `${DOWN}.tolerance: Invalid value: "-1": must be greater than or equal to 0`,
  ]],
];

for (const [what, spec, expected] of cases) {
  Deno.test(`an autoscaler: ${what}`, () => {
    const whole = { scaleTargetRef, maxReplicas: 5, ...spec } as Parameters<typeof validateAutoscaler>[0];
    assert.deepEqual(texts(validateAutoscaler(whole)), expected);
  });
}

Deno.test("what stood before may stay: a target without a group, a minimum of zero", () => {
  const spec = { scaleTargetRef: { kind: "Deployment", name: "web" }, maxReplicas: 5 };
  assert.equal(validateAutoscaler(spec).length, 1);
  assert.deepEqual(validateAutoscaler(spec, spec), []);
});
