import assert from "node:assert/strict";
import {
  kubectlName,
  resolveResource,
  resourceOfKind,
  resourceWords,
} from "../../src/explorer/resolve_resource.ts";
import { FakeCluster } from "./fake_cluster.ts";

const discovery = { resources: new FakeCluster().resources, failures: [], groupVersions: [] };

/** A word, and the resource it means as `group/name`; "" for none. */
const words: [string, string][] = [
  ["pods", "/pods"],
  ["pod", "/pods"],
  ["po", "/pods"],
  ["Pod", "/pods"],
  ["PODS", "/pods"],
  ["dp", "apps/deployments"],
  ["deploy", "apps/deployments"],
  ["deployments.apps", "apps/deployments"],
  ["deployments.v1.apps", "apps/deployments"],
  ["apps/v1/deployments", "apps/deployments"],
  ["v1/pods", "/pods"],
  ["ev", "/events"],
  ["events.events.k8s.io", "events.k8s.io/events"],
  ["events.k8s.io/v1/events", "events.k8s.io/events"],
  ["whales.sea.example.com", "sea.example.com/whales"],
  ["wh.sea.example.com", "sea.example.com/whales"],
  ["ghosts", ""],
  ["pods.apps", ""],
];

Deno.test("words find resources as kubectl finds them", () => {
  for (const [word, expected] of words) {
    const found = resolveResource(discovery, word);
    assert.equal(found ? `${found.group}/${found.name}` : "", expected, word);
  }
});

Deno.test("the name for kubectl says the group where it must", () => {
  const names = discovery.resources.map((resource) => kubectlName(discovery, resource));
  assert.deepEqual(names.filter((name) => name.startsWith("events")), ["events", "events.events.k8s.io"]);
  assert.ok(names.includes("deployments"));
  assert.equal(kubectlName(undefined, discovery.resources[0]!), "pods");
  assert.deepEqual(resourceWords(discovery).length, discovery.resources.length);
});

Deno.test("kinds find resources, whatever version is asked for", () => {
  assert.equal(resourceOfKind(discovery, "apps/v1", "Deployment")?.name, "deployments");
  assert.equal(resourceOfKind(discovery, "apps/v1beta2", "Deployment")?.name, "deployments");
  assert.equal(resourceOfKind(discovery, "v1", "Pod")?.name, "pods");
  assert.equal(resourceOfKind(discovery, "v1", "Deployment"), undefined);
});
