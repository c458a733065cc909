import assert from "node:assert/strict";
import { scaleTargetOf } from "../../../src/simulator/kubernetes/scale_target.ts";
import { configMap, configMaps, deployments, sampleCluster } from "./sample_cluster.ts";

const { registry } = sampleCluster();
registry.create(deployments, { metadata: { name: "web", namespace: "default" }, spec: { replicas: 3 } });
registry.create(configMaps, configMap("m"));
const target = (apiVersion: string, kind: string, name: string) => () =>
  scaleTargetOf(
    registry,
    {
      metadata: { name: "a", namespace: "default" },
      spec: { scaleTargetRef: { apiVersion, kind, name }, maxReplicas: 1 },
    } as unknown as Parameters<typeof scaleTargetOf>[1],
  );

Deno.test("what is scaled tells its number and its selector", () => {
  const { replicas, selector, object } = target("apps/v1", "Deployment", "web")();
  assert.deepEqual([replicas, selector, object.metadata.name], [3, "app=web", "web"]);
});

const failing: [apiVersion: string, kind: string, name: string, message: string][] = [
  ["apps/v1", "Deployment", "none", 'deployments/scale.apps "none" not found'],
  ["apps/v1", "Ghost", "g", 'no matches for kind "Ghost" in group "apps"'],
  ["v1", "ConfigMap", "m", "the server could not find the requested resource"],
  ["a/b/c", "K", "n", "unexpected GroupVersion string: a/b/c"],
];

for (const [apiVersion, kind, name, message] of failing) {
  Deno.test(`what cannot be scaled: ${message}`, () => {
    assert.throws(target(apiVersion, kind, name), { message });
  });
}
