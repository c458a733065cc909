import assert from "node:assert/strict";
import type { ApiResource } from "../../src/kube/discovery.ts";
import { parseExplainPath } from "../../src/kube/explain_path.ts";

function resource(
  group: string,
  version: string,
  kind: string,
  name: string,
  ...shortNames: string[]
): ApiResource {
  const rest = { categories: [], namespaced: true, verbs: ["get"], subresources: [] };
  return { group, version, kind, name, singularName: kind.toLowerCase(), shortNames, ...rest };
}

const discovery = {
  resources: [
    resource("", "v1", "Pod", "pods", "po"),
    resource("apps", "v1", "Deployment", "deployments", "deploy"),
    resource("example.com", "v1", "Widget", "widgets"),
  ],
  failures: [],
  groupVersions: ["v1", "apps/v1", "example.com/v1"],
};

const cases: [string, string, string[]][] = [
  ["pod", "Pod", []],
  ["po.spec.containers", "Pod", ["spec", "containers"]],
  ["pod.spec.containers[0].image", "Pod", ["spec", "containers", "image"]],
  ["deployments.apps", "Deployment", []],
  ["deployments.apps.spec", "Deployment", ["spec"]],
  ["deploy.spec", "Deployment", ["spec"]],
  ["widgets.example.com.spec.size", "Widget", ["spec", "size"]],
  ["widgets.spec", "Widget", ["spec"]],
];

for (const [text, kind, fields] of cases) {
  Deno.test(`explain ${text}`, () => {
    const found = parseExplainPath(discovery, text);
    assert.equal(found.resource.kind, kind);
    assert.deepEqual(found.fields, fields);
  });
}

Deno.test("explain of what is no resource", () =>
  assert.throws(
    () => parseExplainPath(discovery, "foos.spec"),
    /the server doesn't have a resource type "foos"/,
  ));
