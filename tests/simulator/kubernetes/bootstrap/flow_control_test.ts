import assert from "node:assert/strict";
import type { StoredObject } from "../../../../src/simulator/kubernetes/registry.ts";
import { World } from "../../../../src/simulator/scenarios/world.ts";
import { fixtureJson, hasFixtures } from "../../../fixtures.ts";

for (const plural of ["flowschemas", "prioritylevelconfigurations"]) {
  Deno.test({
    name: `a new cluster has the ${plural} of the recorded one`,
    ignore: !hasFixtures,
    fn: () => {
      const { registry } = new World({ seed: 1, startMs: 0, scenario: "empty" });
      const facts = ({ metadata: { name, generation, annotations }, spec, status }: StoredObject) =>
        timeless({ name, generation, annotations, spec, status });
      const recorded = fixtureJson(`lists/flowcontrol.apiserver.k8s.io_v1_${plural}.json`).items;
      const ours = registry.list(registry.kind(plural, "flowcontrol.apiserver.k8s.io"));
      assert.deepEqual(ours.map(facts), recorded.map(facts));
    },
  });
}

function timeless(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, field) => key === "lastTransitionTime" ? "" : field));
}
