import assert from "node:assert/strict";
import type { ApiResource, Discovery } from "../../../src/kube/discovery.ts";
import { selectResources } from "../../../src/programs/kubectl/selection.ts";

function resource(
  group: string,
  kind: string,
  name: string,
  namespaced: boolean,
  ...categories: string[]
): ApiResource {
  return {
    group,
    version: "v1",
    kind,
    name,
    singularName: kind.toLowerCase(),
    shortNames: [],
    categories,
    namespaced,
    verbs: ["get", "list"],
    subresources: [],
  };
}

const discovery: Discovery = {
  resources: [
    resource("", "Pod", "pods", true, "all"),
    resource("", "Node", "nodes", false),
    resource("apps", "Deployment", "deployments", true, "all"),
  ],
  failures: [],
  groupVersions: ["v1", "apps/v1"],
};

const cases: { args: string; everywhere?: boolean; paths: string[] }[] = [
  { args: "pods", paths: ["/api/v1/namespaces/here/pods"] },
  { args: "pods", everywhere: true, paths: ["/api/v1/pods"] },
  { args: "nodes", paths: ["/api/v1/nodes"] },
  { args: "pod a b", paths: ["/api/v1/namespaces/here/pods/a", "/api/v1/namespaces/here/pods/b"] },
  {
    args: "pod/a deployment/b",
    paths: ["/api/v1/namespaces/here/pods/a", "/apis/apps/v1/namespaces/here/deployments/b"],
  },
  { args: "all", paths: ["/api/v1/namespaces/here/pods", "/apis/apps/v1/namespaces/here/deployments"] },
  { args: "node/eli01", paths: ["/api/v1/nodes/eli01"] },
  { args: "pod a/b", paths: [] },
];

for (const { args, everywhere = false, paths } of cases) {
  Deno.test(`${args}${everywhere ? " -A" : ""} selects ${paths.join(" and ") || "nothing: it is refused"}`, () => {
    const select = () =>
      selectResources(discovery, args.split(" "), { namespace: "here", allNamespaces: everywhere });
    if (paths.length) assert.deepEqual(select().map(({ path }) => path), paths);
    else assert.throws(select, /there is no need to specify a resource type/);
  });
}

Deno.test("a name in all namespaces is no one object", () =>
  assert.throws(
    () => selectResources(discovery, ["pods", "a"], { namespace: "here", allNamespaces: true }),
    /^Error: a resource cannot be retrieved by name across all namespaces$/,
  ));
