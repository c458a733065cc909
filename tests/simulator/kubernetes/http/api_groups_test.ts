import assert from "node:assert/strict";
import {
  groupVersions,
  servedResources,
  subresourcesOf,
} from "../../../../src/simulator/kubernetes/http/api_groups.ts";
import { fixtureJson, hasFixtures } from "../../../fixtures.ts";
import { configMaps, deployments, namespaces, sampleKinds } from "../sample_cluster.ts";

Deno.test("the core group comes first, then the server's order, then others", () => {
  const other = { ...configMaps, group: "example.com" };
  const groups = groupVersions([other, deployments, configMaps]).map(({ group }) => group);
  assert.deepEqual(groups, ["", "apps", "authentication.k8s.io", "authorization.k8s.io", "example.com"]);
});

Deno.test("resources are sorted, sub-resources among them", () => {
  const [core] = groupVersions(sampleKinds);
  assert.deepEqual(servedResources(core!).map(({ name }) => name), [
    "configmaps",
    "events",
    "namespaces",
    "namespaces/finalize",
    "namespaces/status",
    "pods",
    "pods/status",
  ]);
});

Deno.test("what a kind says decides over its sub-resources", () => {
  assert.deepEqual(Object.keys(subresourcesOf(configMaps)), []);
  assert.deepEqual(Object.keys(subresourcesOf(deployments)), ["status", "scale"]);
  assert.deepEqual(Object.keys(subresourcesOf(namespaces)), ["status", "finalize"]);
});

Deno.test({
  name: "the order of groups is the recorded one",
  ignore: !hasFixtures,
  fn() {
    const recorded = fixtureJson("discovery/apis.json").groups.map(({ name }: { name: string }) => name);
    const kinds = recorded.toSorted().map((group: string) => ({ ...configMaps, group }));
    const ours = groupVersions(kinds).map(({ group }) => group);
    const builtIn = (name: string) => !name.includes("example.com");
    assert.deepEqual(ours.filter(builtIn), recorded.filter(builtIn));
  },
});
