import assert from "node:assert/strict";
import { openApiPaths } from "../../../../src/simulator/kubernetes/http/openapi_paths.ts";
import { kinds } from "../../../../src/simulator/kubernetes/kinds/mod.ts";
import { fixtureJson, hasFixtures } from "../../../fixtures.ts";
import { deployments, namespaces } from "../sample_cluster.ts";

type Item = Record<string, Record<string, unknown>>;

Deno.test("verbs are where clients look for them", () => {
  const paths = openApiPaths({ group: "apps", version: "v1", kinds: [deployments] }) as Record<string, Item>;
  const one = paths["/apis/apps/v1/namespaces/{namespace}/deployments/{name}"]!;
  assert.deepEqual(Object.keys(one), ["get", "put", "patch", "delete", "parameters"]);
  assert.deepEqual(one.patch?.["x-kubernetes-group-version-kind"], {
    group: "apps",
    version: "v1",
    kind: "Deployment",
  });
  const names = (one.patch?.parameters as { name: string }[]).map(({ name }) => name);
  assert.deepEqual(names, ["dryRun", "fieldManager", "fieldValidation", "force"]);
  assert.ok(paths["/apis/apps/v1/deployments"]?.get);
});

Deno.test("a cluster-scoped kind has no namespace in its paths", () => {
  const paths = Object.keys(openApiPaths({ group: "", version: "v1", kinds: [namespaces] }));
  assert.deepEqual(paths, [
    "/api/v1/namespaces",
    "/api/v1/namespaces/{name}",
    "/api/v1/namespaces/{name}/status",
    "/api/v1/namespaces/{name}/finalize",
  ]);
});

for (const group of ["apps", "authorization.k8s.io", "authentication.k8s.io"]) {
  Deno.test({
    name: `each operation of ${group} has the recorded action and kind`,
    ignore: !hasFixtures,
    fn() {
      const recorded = fixtureJson(`openapi/v3/apis__${group}__v1.json`).paths as Record<string, Item>;
      const own = kinds.filter((kind) => kind.group === group);
      const paths = openApiPaths({ group, version: "v1", kinds: own }) as Record<string, Item>;
      assert.notDeepEqual(paths, {});
      for (const [path, item] of Object.entries(paths)) {
        for (const [method, operation] of Object.entries(item)) {
          if (method === "parameters") continue;
          const other = recorded[path]?.[method];
          for (const field of ["x-kubernetes-action", "x-kubernetes-group-version-kind"]) {
            assert.deepEqual(operation[field], other?.[field], `${method} ${path}`);
          }
        }
      }
    },
  });
}
