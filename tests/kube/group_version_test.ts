import assert from "node:assert/strict";
import {
  apiPath,
  parseGroupVersion,
  printGroupName,
  printGroupVersion,
} from "../../src/kube/group_version.ts";

Deno.test("an apiVersion is group and version", () => {
  for (const [text, group, version] of [["v1", "", "v1"], ["apps/v1", "apps", "v1"]] as const) {
    assert.deepEqual(parseGroupVersion(text), { group, version });
    assert.equal(printGroupVersion({ group, version }), text);
  }
  assert.equal(printGroupName("pods", ""), "pods");
  assert.equal(printGroupName("deployments", "apps"), "deployments.apps");
});

const pods = { group: "", version: "v1", resource: "pods" };
const deployments = { group: "apps", version: "v1", resource: "deployments" };

Deno.test("paths lead to lists, objects and their parts", () => {
  assert.equal(apiPath(pods), "/api/v1/pods");
  assert.equal(apiPath(pods, { namespace: "default" }), "/api/v1/namespaces/default/pods");
  assert.equal(
    apiPath(deployments, { namespace: "a", name: "web", subresource: "scale" }),
    "/apis/apps/v1/namespaces/a/deployments/web/scale",
  );
  const roles = { group: "rbac.authorization.k8s.io", version: "v1", resource: "clusterroles" };
  assert.equal(
    apiPath(roles, { name: "system:node" }),
    "/apis/rbac.authorization.k8s.io/v1/clusterroles/system:node",
  );
  assert.equal(apiPath(pods, { name: "a b/../c" }), "/api/v1/pods/a%20b%2F..%2Fc");
});
