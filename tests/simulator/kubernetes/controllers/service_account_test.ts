import assert from "node:assert/strict";
import { startServiceAccounts } from "../../../../src/simulator/kubernetes/controllers/service_account.ts";
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

Deno.test("the certificate is the one it was given", () => {
  const world = new TestCluster([(context) => startServiceAccounts(context, "PEM")]);
  world.create("namespaces", "", { apiVersion: "v1", kind: "Namespace", metadata: { name: "n" } });
  world.queue.advance(100);
  const map = world.registry.get(world.registry.kind("configmaps"), "n", "kube-root-ca.crt");
  assert.ok(map.data);
});
