import assert from "node:assert/strict";
import { manifestScenario } from "../../../src/simulator/scenarios/manifest_scenario.ts";
import { World } from "../../../src/simulator/scenarios/world.ts";

const MANIFESTS = `apiVersion: v1
kind: Namespace
metadata: {name: shop}
---
apiVersion: v1
kind: List
items:
- {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}
- {apiVersion: v1, kind: ConfigMap, metadata: {name: b, namespace: shop}}
`;

Deno.test("manifests were applied to an empty cluster a minute ago, by default to the namespace default", () => {
  const startMs = Date.UTC(2026, 0, 1);
  const world = new World({ seed: 1, startMs, scenario: manifestScenario("web.yaml", MANIFESTS) });
  const { registry } = world;
  const configMaps = registry.kind("configmaps");
  const created = registry.get(configMaps, "default", "a").metadata.creationTimestamp;
  assert.equal(Date.parse(created), startMs - 60_000);
  assert.ok(registry.find(configMaps, "shop", "b"));
  assert.equal(registry.list(registry.kind("nodes")).length, 2);
});

const REFUSED: [text: string, complaint: RegExp][] = [
  ["a: [", /line 1: did not find expected node content/],
  ["kind: Pod\n---\nkind: Pod\n", /line 1: an object needs apiVersion, kind and metadata\.name/],
  [`${MANIFESTS}---\n- 1\n`, /line 11: an object needs/],
];

for (const [text, complaint] of REFUSED) {
  Deno.test(`${JSON.stringify(text.slice(-12))} is no manifest`, () => {
    assert.throws(() => manifestScenario("x", text), complaint);
  });
}
