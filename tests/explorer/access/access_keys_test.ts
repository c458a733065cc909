import assert from "node:assert/strict";
import { accessKeys } from "../../../src/explorer/access/access_keys.ts";
import { PODS } from "../../../src/kube/discovery.ts";

/** Resources, and whether Enter leads to rules. */
const cases: [string, string, boolean][] = [
  ["roles", "rbac.authorization.k8s.io", true],
  ["clusterrolebindings", "rbac.authorization.k8s.io", true],
  ["serviceaccounts", "", true],
  ["pods", "", false],
  ["roles", "example.com", false],
];

for (const [name, group, expected] of cases) {
  Deno.test(`Enter on ${name}.${group} ${expected ? "leads to rules" : "drills down"}`, () => {
    assert.equal(accessKeys[0]!.appliesTo!({ ...PODS, name, group }, undefined), expected);
  });
}
