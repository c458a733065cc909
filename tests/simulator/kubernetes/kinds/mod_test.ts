import assert from "node:assert/strict";
import { kinds } from "../../../../src/simulator/kubernetes/kinds/mod.ts";
import { fixtureJson, hasFixtures } from "../../../fixtures.ts";
import { testTable } from "./kind_world.ts";

const recorded: Record<string, string> = {
  configmaps: "core_v1_configmaps",
  events: "core_v1_events",
  namespaces: "core_v1_namespaces",
  nodes: "core_v1_nodes",
  pods: "core_v1_pods",
  secrets: "core_v1_secrets",
  serviceaccounts: "core_v1_serviceaccounts",
  services: "core_v1_services",
  deployments: "apps_v1_deployments",
  replicasets: "apps_v1_replicasets",
  endpointslices: "discovery.k8s.io_v1_endpointslices",
};

for (const kind of kinds) testTable(kind, recorded[kind.plural]!);

Deno.test("no two kinds share a resource, and every kind has a name column", () => {
  const resources = kinds.map((kind) => `${kind.plural}.${kind.group}`);
  assert.equal(new Set(resources).size, resources.length);
  for (const kind of kinds) assert.equal(kind.columns.filter((column) => column.format === "name").length, 1);
});

Deno.test({
  name: "discovery facts are those of the recorded server",
  ignore: !hasFixtures,
  fn: () => {
    const groups = [
      ...fixtureJson("discovery/api.agg.v2.json").items,
      ...fixtureJson("discovery/apis.agg.v2.json").items,
    ];
    for (const kind of kinds) {
      const group = groups.find((candidate) => (candidate.metadata.name ?? "") === kind.group);
      const resource = group.versions.find((version: { version: string }) => version.version === kind.version)
        .resources.find((candidate: { resource: string }) => candidate.resource === kind.plural);
      assert.equal(resource.responseKind.kind, kind.kind);
      assert.equal(resource.singularResource, kind.singular);
      assert.deepEqual(resource.shortNames ?? [], kind.shortNames);
      assert.deepEqual(resource.categories ?? [], kind.categories);
      assert.equal(resource.scope === "Namespaced", kind.namespaced);
      const all = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];
      assert.deepEqual(resource.verbs, kind.verbs ?? all);
      const names = [
        ...Object.keys(kind.subresources ?? {}),
        ...(kind.hasStatus ? ["status"] : []),
        ...(kind.scale ? ["scale"] : []),
      ];
      const theirs = (resource.subresources ?? []).map((sub: { subresource: string }) => sub.subresource);
      assert.deepEqual(theirs, names.sort(), kind.plural);
    }
  },
});
