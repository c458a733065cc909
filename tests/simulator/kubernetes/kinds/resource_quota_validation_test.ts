import assert from "node:assert/strict";
import type { IResourceQuotaSpec } from "kubernetes-models/v1/ResourceQuotaSpec";
import {
  validateQuotaSpec,
  validateSameScopes,
} from "../../../../src/simulator/kubernetes/kinds/resource_quota_validation.ts";
import { texts } from "./kind_world.ts";

const HARD = "spec.hard";
const MATCH = "spec.scopeSelector.matchExpressions";
const selector = (scopeName: string, operator: string, values?: string[]) => ({
  scopeSelector: { matchExpressions: [{ scopeName, operator, ...(values ? { values } : {}) }] },
});

const cases: [what: string, spec: object, expected: string[]][] = [
  ["nothing wrong", { hard: { pods: "1", "count/jobs.batch": "1", "requests.example.com/gpu": "4" } }, []],
  ["an unknown resource", { hard: { podz: "1" } }, [
    `${HARD}[podz]: Invalid value: "podz": must be a standard resource type or fully qualified`,
    `${HARD}[podz]: Invalid value: "podz": must be a standard resource for quota`,
  ]],
  ["half a pod", { hard: { pods: "500m" } }, [`${HARD}[pods]: Invalid value: "500m": must be an integer`]],
  ["less than nothing", { hard: { cpu: "-1" } }, [
    `${HARD}[cpu]: Invalid value: "-1": must be greater than or equal to 0`,
  ]],
  ["a scope that does not tell services apart", { hard: { services: "1" }, scopes: ["BestEffort"] }, [
    'spec.scopes: Invalid value: ["BestEffort"]: unsupported scope applied to resource',
  ]],
  ["scopes that exclude each other", { scopes: ["Terminating", "NotTerminating"] }, [
    'spec.scopes: Invalid value: ["Terminating","NotTerminating"]: conflicting scopes',
  ]],
  ["an unknown scope", { scopes: ["Weekend"] }, [
    'spec.scopes: Invalid value: ["Weekend"]: unsupported scope',
  ]],
  ["In without values", selector("PriorityClass", "In"), [
    `${MATCH}.values: Required value: must be at least one value when \`operator\` is 'In' or 'NotIn' for scope selector`,
  ]],
  ["an unknown operator", selector("PriorityClass", "Like"), [
    `${MATCH}.operator: Invalid value: "Like": not a valid selector operator`,
  ]],
  ["a class of pods for services", { hard: { services: "1" }, ...selector("PriorityClass", "Exists") }, [
    `${MATCH}: Invalid value: {"MatchExpressions":[{"ScopeName":"PriorityClass","Operator":"Exists","Values":null}]}` +
    ": unsupported scope applied to resource",
  ]],
];

for (const [what, spec, expected] of cases) {
  Deno.test(`quota: ${what}`, () =>
    assert.deepEqual(texts(validateQuotaSpec(spec as IResourceQuotaSpec)), expected));
}

Deno.test("the order of scopes does not matter", () => {
  assert.deepEqual(
    validateSameScopes({ scopes: ["Terminating", "PriorityClass"] }, {
      scopes: ["PriorityClass", "Terminating"],
    }),
    [],
  );
});
