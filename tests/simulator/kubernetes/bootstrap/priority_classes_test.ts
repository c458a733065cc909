import assert from "node:assert/strict";
import { World } from "../../../../src/simulator/scenarios/world.ts";
import { fixtureJson, hasFixtures } from "../../../fixtures.ts";

Deno.test({
  name: "a new cluster has the priority classes of the recorded one",
  ignore: !hasFixtures,
  fn: () => {
    const { registry } = new World({ seed: 1, startMs: 0, scenario: "empty" });
    const facts = (
      { metadata, value, description, preemptionPolicy }: Record<string, unknown> & {
        metadata: { name: string; generation?: number };
      },
    ) => [metadata.name, metadata.generation, value, description, preemptionPolicy];
    const recorded = fixtureJson("lists/scheduling.k8s.io_v1_priorityclasses.json").items;
    const ours = registry.list(registry.kind("priorityclasses", "scheduling.k8s.io"));
    assert.deepEqual(
      ours.map((it) => facts(it as never)),
      recorded.map(facts).filter(([name]: string[]) => name!.startsWith("system-")),
    );
  },
});
