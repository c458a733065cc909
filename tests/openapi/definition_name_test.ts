import assert from "node:assert/strict";
import { apiDefinitionName, machineryDefinitionName } from "../../src/openapi/definition_name.ts";

const cases: [path: string, expected: string | undefined][] = [
  ["v1/Pod.d.ts", "io.k8s.api.core.v1.Pod"],
  ["apps/v1/Deployment.d.ts", "io.k8s.api.apps.v1.Deployment"],
  ["rbac.authorization.k8s.io/v1/Role.d.ts", "io.k8s.api.rbac.v1.Role"],
  [
    "apiextensions.k8s.io/v1/JSON.d.ts",
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSON",
  ],
  [
    "apiregistration.k8s.io/v1/APIService.d.ts",
    "io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIService",
  ],
  ["index.d.ts", undefined],
  ["apps/index.d.ts", undefined],
];

for (const [path, expected] of cases) {
  Deno.test(`${path} is ${expected}`, () => assert.equal(apiDefinitionName(path), expected));
}

Deno.test("the machinery's definitions keep their path", () => {
  assert.equal(
    machineryDefinitionName("apis/meta/v1/Time.d.ts"),
    "io.k8s.apimachinery.pkg.apis.meta.v1.Time",
  );
});
