import assert from "node:assert/strict";
import type { AdmissionRequest } from "../../../../src/simulator/kubernetes/admission.ts";
import type {
  MatchResources,
  ResourceRule,
} from "../../../../src/simulator/kubernetes/policies/admission_policy.ts";
import { matchesRequest } from "../../../../src/simulator/kubernetes/policies/policy_match.ts";
import type { StoredObject } from "../../../../src/simulator/kubernetes/registry.ts";
import { pods } from "../sample_cluster.ts";

const request: AdmissionRequest = {
  operation: "CREATE",
  kind: pods,
  namespace: "default",
  name: "a",
  object: { metadata: { name: "a", labels: { app: "web" } } },
  dryRun: false,
  warn: () => {},
};
const namespace = { metadata: { name: "default", labels: { env: "test" } } } as unknown as StoredObject;
const rule: ResourceRule = {
  apiGroups: [""],
  apiVersions: ["v1"],
  operations: ["CREATE"],
  resources: ["pods"],
};
const cases: [what: string, match: MatchResources, more: Partial<AdmissionRequest>, matches: boolean][] = [
  ["the resource", { resourceRules: [rule] }, {}, true],
  ["all resources", { resourceRules: [{ ...rule, apiGroups: ["*"], resources: ["*"] }] }, {}, true],
  ["another operation", { resourceRules: [rule] }, { operation: "UPDATE" }, false],
  ["another version", { resourceRules: [{ ...rule, apiVersions: ["v2"] }] }, {}, false],
  ["a sub-resource is not the resource", { resourceRules: [rule] }, { subresource: "status" }, false],
  [
    "a sub-resource",
    { resourceRules: [{ ...rule, resources: ["pods/status"] }] },
    { subresource: "status" },
    true,
  ],
  [
    "all sub-resources",
    { resourceRules: [{ ...rule, resources: ["pods/*"] }] },
    { subresource: "status" },
    true,
  ],
  ["another name", { resourceRules: [{ ...rule, resourceNames: ["b"] }] }, {}, false],
  ["another scope", { resourceRules: [{ ...rule, scope: "Cluster" }] }, {}, false],
  ["an exception", { resourceRules: [rule], excludeResourceRules: [rule] }, {}, false],
  ["labels of the namespace", { namespaceSelector: { matchLabels: { env: "prod" } } }, {}, false],
  ["labels of the object", { objectSelector: { matchLabels: { app: "web" } } }, {}, true],
  ["other labels", { objectSelector: { matchLabels: { app: "db" } } }, {}, false],
];

for (const [what, match, more, matches] of cases) {
  Deno.test(`a policy matches by: ${what}`, () => {
    assert.equal(matchesRequest(match, { ...request, ...more }, namespace), matches);
  });
}
