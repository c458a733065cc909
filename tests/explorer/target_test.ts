import assert from "node:assert/strict";
import { kubectlTarget, type Target, targetTitle } from "../../src/explorer/target.ts";

function target(name: string, namespace: string): Target {
  const rest = { singularName: "", shortNames: [], categories: [], verbs: ["get", "list"], subresources: [] };
  const resource = { group: "", version: "v1", name, kind: "Kind", namespaced: namespace !== "", ...rest };
  return { resource, namespace, name: "x", uid: "u" };
}

const cases: [Target, string, string][] = [
  [target("pods", "here"), "pods x -n here", "Kind here/x"],
  [target("nodes", ""), "nodes x", "Kind x"],
];

for (const [about, command, title] of cases) {
  Deno.test(`an object is named: ${command}`, () => {
    assert.equal(kubectlTarget(about, { discovery: undefined }), command);
    assert.equal(targetTitle(about), title);
  });
}
