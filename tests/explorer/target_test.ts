import assert from "node:assert/strict";
import { kubectlTarget, type Target, targetTitle, typedResource } from "../../src/explorer/target.ts";

function target(group: string, name: string, singularName: string, namespace?: string): Target {
  const rest = {
    version: "v1",
    shortNames: [],
    categories: [],
    namespaced: !!namespace,
    verbs: [],
    subresources: [],
  };
  return { resource: { group, name, singularName, kind: "Kind", ...rest }, namespace, name: "x" };
}

const cases: [Target, string, string][] = [
  [target("", "pods", "pod", "here"), "pod x -n here", "pods"],
  [target("apps", "deployments", "deployment", "here"), "deployment x -n here", "deployments"],
  [target("", "nodes", "node"), "node x", "nodes"],
  [target("", "pods", "", "here"), "pods x -n here", "pods"],
  [target("example.com", "widgets", "widget", "a"), "widgets.example.com x -n a", "widgets.example.com"],
];

for (const [about, command, typed] of cases) {
  Deno.test(`kubectl names it ${command}`, () => {
    assert.equal(kubectlTarget(about), command);
    assert.equal(typedResource(about.resource), typed);
  });
}

Deno.test("a title has kind, namespace and name", () => {
  assert.equal(targetTitle(target("", "pods", "pod", "here")), "Kind here/x");
  assert.equal(targetTitle(target("", "nodes", "node")), "Kind x");
});
