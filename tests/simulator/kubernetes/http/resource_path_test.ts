import assert from "node:assert/strict";
import { parseResourcePath } from "../../../../src/simulator/kubernetes/http/resource_path.ts";

const core = { group: "", version: "v1", watch: false };
const apps = { group: "apps", version: "v1", watch: false };

const PATHS: [path: string, expected: object | undefined][] = [
  ["/version", undefined],
  ["/apis", undefined],
  ["/apis/apps", undefined],
  ["/api/v1", core],
  ["/api/v1/pods", { ...core, resource: "pods" }],
  ["/api/v1/nodes/a", { ...core, resource: "nodes", name: "a" }],
  ["/api/v1/namespaces/x", { ...core, resource: "namespaces", name: "x" }],
  ["/api/v1/namespaces/x/finalize", { ...core, resource: "namespaces", name: "x", subresource: "finalize" }],
  ["/api/v1/namespaces/x/pods", { ...core, namespace: "x", resource: "pods" }],
  [
    "/apis/apps/v1/namespaces/x/deployments/web/scale",
    { ...apps, namespace: "x", resource: "deployments", name: "web", subresource: "scale" },
  ],
  ["/api/v1/watch/namespaces/x/pods", { ...core, watch: true, namespace: "x", resource: "pods" }],
  [
    "/api/v1/namespaces/x/pods/p/proxy/a/b",
    { ...core, namespace: "x", resource: "pods", name: "p", subresource: "proxy", rest: ["a", "b"] },
  ],
];

for (const [path, expected] of PATHS) {
  Deno.test(`path ${path}`, () => {
    assert.deepEqual(parseResourcePath(path.split("/").filter(Boolean)), expected);
  });
}
