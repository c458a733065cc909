import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { World } from "../../../../src/simulator/scenarios/world.ts";
import { TestCluster } from "./cluster.ts";

Deno.test("a namespace gets a service account and the cluster's certificate, again if they are deleted", () => {
  const world = new TestCluster([]);
  const { registry } = world;
  const present = () => [
    registry.find(registry.kind("serviceaccounts"), "default", "default")?.metadata.name,
    registry.find(registry.kind("configmaps"), "default", "kube-root-ca.crt")?.metadata.name,
  ];
  assert.deepEqual(present(), ["default", "kube-root-ca.crt"]);
  registry.delete(registry.kind("serviceaccounts"), "default", "default");
  registry.delete(registry.kind("configmaps"), "default", "kube-root-ca.crt");
  assert.deepEqual(present(), [undefined, undefined]);
  world.queue.advance(100);
  assert.deepEqual(present(), ["default", "kube-root-ca.crt"]);
});

function certificateIn(world: World): string {
  const { registry } = world;
  const { data } = registry.get(registry.kind("configmaps"), "default", "kube-root-ca.crt");
  return (data as Record<string, string>)["ca.crt"]!;
}

const options = { seed: 1, startMs: Date.UTC(2026, 10, 22), scenario: "empty" };

Deno.test("the certificate is the one it was given", () => {
  assert.equal(certificateIn(new World({ ...options, certificate: "PEM" })), "PEM");
});

Deno.test("without one there is an authority all the same", () => {
  const authority = new X509Certificate(certificateIn(new World(options)));
  assert.deepEqual([authority.subject, authority.ca], ["CN=kubernetes", true]);
});
