import assert from "node:assert/strict";
import { definitionName, emptyObject } from "../../src/kube/merge_facts.ts";
import { hasFixtures } from "../fixtures.ts";
import { assertFactsAgree } from "./merge_facts/published_facts.ts";

Deno.test({
  name: "the facts agree with every definition that the server published, field by field",
  ignore: !hasFixtures,
  fn: () => assertFactsAgree(() => true),
});

const names: [group: string, version: string, kind: string, definition: string | undefined][] = [
  ["", "v1", "Pod", "io.k8s.api.core.v1.Pod"],
  ["apps", "v1", "Deployment", "io.k8s.api.apps.v1.Deployment"],
  ["rbac.authorization.k8s.io", "v1", "Role", "io.k8s.api.rbac.v1.Role"],
  ["networking.k8s.io", "v1", "Ingress", "io.k8s.api.networking.v1.Ingress"],
  ["discovery.k8s.io", "v1", "EndpointSlice", "io.k8s.api.discovery.v1.EndpointSlice"],
  ["coordination.k8s.io", "v1", "Lease", "io.k8s.api.coordination.v1.Lease"],
  [
    "apiextensions.k8s.io",
    "v1",
    "CustomResourceDefinition",
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinition",
  ],
  ["stable.example.com", "v1", "CronTab", undefined],
];
for (const [group, version, kind, definition] of names) {
  Deno.test(`the definition of ${kind} in "${group}" is ${definition}`, () => {
    assert.equal(definitionName({ group, version, kind }), definition);
  });
}

Deno.test("a new object already has what the server always writes", () => {
  assert.deepEqual(emptyObject("io.k8s.api.apps.v1.Deployment"), {
    metadata: {},
    spec: {
      strategy: {},
      template: { metadata: {}, spec: { containers: null } },
    },
    status: {},
  });
  assert.deepEqual(emptyObject(undefined), {});
});
