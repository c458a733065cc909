import assert from "node:assert/strict";
import { addressedBy, type Place, placeProblem, resourcePath } from "../../src/cluster/resource_path.ts";

const pods = { group: "", version: "v1", name: "pods" };
const deployments = { group: "apps", version: "v1", name: "deployments" };
const clusterRoles = { group: "rbac.authorization.k8s.io", version: "v1", name: "clusterroles" };

const paths: [typeof pods, Place, string][] = [
  [pods, {}, "/api/v1/pods"],
  [pods, { namespace: "" }, "/api/v1/pods"],
  [pods, { namespace: "default" }, "/api/v1/namespaces/default/pods"],
  [
    pods,
    { namespace: "default", name: "web-0", subresource: "log" },
    "/api/v1/namespaces/default/pods/web-0/log",
  ],
  [deployments, { namespace: "a", name: "b" }, "/apis/apps/v1/namespaces/a/deployments/b"],
  [clusterRoles, { name: "system:node" }, "/apis/rbac.authorization.k8s.io/v1/clusterroles/system%3Anode"],
  [pods, { namespace: "a b", name: "x?y" }, "/api/v1/namespaces/a%20b/pods/x%3Fy"],
];

for (const [resource, place, path] of paths) {
  Deno.test(`${path} is where ${resource.name} ${JSON.stringify(place)} is`, () => {
    assert.equal(resourcePath(resource, place), path);
  });
}

/** Without this `delete pod ..` would be about the namespace, and `delete pod ""` about all pods. */
const elsewhere: [Place, string][] = [
  [{ name: ".." }, `invalid resource name "..": [may not be '..']`],
  [{ name: "." }, `invalid resource name ".": [may not be '.']`],
  [{ name: "" }, "resource name may not be empty"],
  [{ name: "a/b%c" }, `invalid resource name "a/b%c": [may not contain '/' may not contain '%']`],
  [{ namespace: ".." }, `invalid namespace "..": [may not be '..']`],
  [{ namespace: "a/b", name: "x" }, `invalid namespace "a/b": [may not contain '/']`],
];

for (const [place, problem] of elsewhere) {
  Deno.test(`${JSON.stringify(place)} leads nowhere else`, () => {
    assert.equal(placeProblem(place), problem);
    assert.throws(() => resourcePath(pods, place), { message: problem });
  });
}

const addressed: [string, { resource?: string; name?: string }][] = [
  ["/api/v1/pods", { resource: "pods" }],
  ["/api/v1/namespaces/default/pods?limit=1", { resource: "pods" }],
  ["/api/v1/namespaces/default", { resource: "namespaces", name: "default" }],
  ["/api/v1/namespaces/default/finalize", { resource: "namespaces", name: "default" }],
  ["/apis/apps/v1/namespaces/a/deployments/b/scale", { resource: "deployments.apps", name: "b" }],
  ["/apis/x.io/v1/foos/system%3Anode", { resource: "foos.x.io", name: "system:node" }],
  ["/apis/x.io/v1/foos/%", { resource: "foos.x.io", name: "%" }],
  ["/apis/apps/v1", {}],
  ["/api", {}],
  ["/version", {}],
];

for (const [path, expected] of addressed) {
  Deno.test(`${path} addresses ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(addressedBy(path), expected);
  });
}
