import assert from "node:assert/strict";
import { contexts } from "../../../src/explorer/table/contexts.ts";
import { subjectTitle } from "../../../src/explorer/table/subject.ts";

const titles: [string, string, string][] = [
  ["Pod", "pods", "Pods"],
  ["NetworkPolicy", "networkpolicies", "NetworkPolicies"],
  ["Ingress", "ingresses", "Ingresses"],
  ["Endpoints", "endpoints", "Endpoints"],
  ["StorageClass", "storageclasses", "StorageClasses"],
  ["NodeMetrics", "nodes", "NodeMetrics"],
];

Deno.test("a kind in the plural keeps its capitals", () => {
  for (const [kind, name, title] of titles) {
    const resource = {
      group: "",
      version: "v1",
      kind,
      name,
      singularName: "",
      shortNames: [],
      categories: [],
      namespaced: true,
      verbs: [],
      subresources: [],
    };
    assert.equal(subjectTitle({ type: "resource", query: { resource } }), title);
  }
  assert.equal(subjectTitle({ type: "source", source: contexts }), "Contexts");
});
