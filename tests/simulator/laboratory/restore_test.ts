import assert from "node:assert/strict";
import fc from "fast-check";
import { History } from "../../../src/simulator/laboratory/history.ts";
import { restoreStates } from "../../../src/simulator/laboratory/restore.ts";
import { configMap, configMaps, sampleCluster } from "../kubernetes/sample_cluster.ts";

type Step = [name: string, action: "write" | "delete", value: string];

const steps = fc.array(
  fc.tuple(fc.constantFrom("a", "b", "c"), fc.constantFrom("write" as const, "delete" as const), fc.string()),
  { minLength: 1, maxLength: 40 },
);

Deno.test("whatever was written and deleted: going back gives each state again", () => {
  fc.assert(fc.property(steps, fc.nat(), (operations: Step[], pick) => {
    const { registry, queue } = sampleCluster();
    const history = new History(registry.store, () => queue.now());
    const seen: [revision: number, state: string][] = [];
    const state = () =>
      JSON.stringify(
        registry.list(configMaps).map(({ metadata, data }) => [metadata.name, metadata.uid, data]),
      );
    for (const [name, action, value] of operations) {
      const exists = registry.find(configMaps, "default", name);
      if (action === "delete") { if (exists) registry.delete(configMaps, "default", name); }
      else if (exists) {
        registry.update(configMaps, configMap(name, { value }));
      } else registry.create(configMaps, configMap(name, { value }));
      seen.push([registry.store.revision, state()]);
    }
    const [revision, expected] = seen[pick % seen.length]!;
    restoreStates(registry.store, history.statesAt(revision));
    assert.equal(state(), expected);
  }));
});
