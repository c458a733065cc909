import assert from "node:assert/strict";
import { directDrill, findBelongings, podsOf } from "../../../src/explorer/table/drill.ts";
import type { Target } from "../../../src/explorer/table/subject.ts";
import { smallWorld } from "../world.ts";

const world = smallWorld();
const discovery = { resources: world.resources, failures: [], groupVersions: [] };
const { signal } = new AbortController();

function target(resource: string, name: string, uid: string, namespace = "default"): Target {
  return { resource: world.resources.find((each) => each.name === resource)!, namespace, name, uid };
}

/** An object, and the query for what belongs to it; or why there is nothing. */
const belongings: [Target, string][] = [
  [target("deployments", "web", "d1"), "pods default app=web"],
  [target("services", "web", "s1"), "pods default app=web"],
  [target("services", "external", "s2"), "Service external selects no pods."],
  [target("customresourcedefinitions", "whales.sea.example.com", "c1", ""), "whales all"],
  [
    target("customresourcedefinitions", "ghosts.sea.example.com", "c2", ""),
    "The server does not serve ghosts.sea.example.com yet.",
  ],
  [target("whales", "moby", "w1"), "Whale moby controls nothing."],
];

Deno.test("what belongs to an object", async () => {
  const port = await world.connections.open("test", () => false);
  for (const [of, expected] of belongings) {
    const found = await findBelongings(port, of, discovery, signal);
    const told = found.type === "undrilled"
      ? found.reason
      : [found.query.resource.name, found.query.namespace ?? "all", found.query.labelSelector].filter(Boolean)
        .join(" ");
    assert.equal(told, expected);
  }
});

Deno.test("pods of a node need no question; pods are known before discovery", () => {
  assert.equal(
    directDrill(target("nodes", "eli01", "n1", ""), discovery)?.fieldSelector,
    "spec.nodeName=eli01",
  );
  assert.equal(directDrill(target("deployments", "web", "d1"), discovery), undefined);
  assert.equal(podsOf(undefined).name, "pods");
  assert.equal(podsOf(discovery), world.resources[0]);
});
