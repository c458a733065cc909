import assert from "node:assert/strict";
import { type ApiResource, preferredResources } from "../../src/kube/discovery.ts";

function resource(group: string, version: string, name: string): ApiResource {
  const rest = { kind: "X", singularName: "x", shortNames: [], categories: [], namespaced: true, verbs: [] };
  return { group, version, name, ...rest, subresources: [] };
}

Deno.test("of several versions the first counts, and one that only an older version has is kept", () => {
  const resources = [
    resource("", "v1", "events"),
    resource("autoscaling", "v2", "hpas"),
    resource("autoscaling", "v1", "hpas"),
    resource("autoscaling", "v1", "olds"),
    resource("events.k8s.io", "v1", "events"),
  ];
  const found = preferredResources({ resources, failures: [], groupVersions: [] });
  assert.deepEqual(found.map(({ group, version, name }) => `${group}/${version}/${name}`), [
    "/v1/events",
    "autoscaling/v2/hpas",
    "autoscaling/v1/olds",
    "events.k8s.io/v1/events",
  ]);
});
