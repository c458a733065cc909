import assert from "node:assert/strict";
import { History } from "../../../src/simulator/laboratory/history.ts";
import { configMap, configMaps, sampleCluster } from "../kubernetes/sample_cluster.ts";

function written(count: number, kept?: number) {
  const { registry, queue } = sampleCluster();
  const history = new History(registry.store, () => queue.now(), kept);
  const revisions = Array.from({ length: count }, (_, index) => {
    queue.advance(1000);
    const object = configMap("a", { step: String(index) });
    const written = index === 0 ? registry.create(configMaps, object) : registry.update(configMaps, object);
    return Number(written.metadata.resourceVersion);
  });
  return { registry, history, revisions, queue };
}

/** What the object's `step` was at a revision; undefined: there was no object. */
function stepAt({ history }: ReturnType<typeof written>, revision: number): unknown {
  const state = history.statesAt(revision).find(({ key }) => key === "default/a");
  return state && (state.entry?.object.data as Record<string, string> | undefined)?.["step"];
}

Deno.test("each state is known as it was at an older revision", () => {
  const world = written(4);
  const [first, second] = world.revisions;
  assert.equal(stepAt(world, first! - 1), undefined);
  assert.equal(stepAt(world, first!), "0");
  assert.equal(stepAt(world, second!), "1");
  assert.deepEqual(world.history.statesAt(world.revisions.at(-1)!), []);
});

Deno.test("what was deleted is known as well", () => {
  const world = written(2);
  world.registry.delete(configMaps, "default", "a");
  assert.equal(stepAt(world, world.revisions[1]!), "1");
});

Deno.test("a moment has a revision", () => {
  const { history, revisions, queue } = written(3);
  assert.equal(history.revisionAt(queue.now()), revisions[2]);
  assert.equal(history.revisionAt(queue.now() - 1), revisions[1]);
  assert.equal(history.revisionAt(0), history.oldestRevision);
});

Deno.test("only so many changes are kept, and what is too old is refused", () => {
  const world = written(20, 5);
  assert.equal(world.history.oldestRevision, world.revisions[14]);
  assert.equal(stepAt(world, world.revisions[14]!), "14");
  assert.throws(() => world.history.statesAt(world.revisions[13]!), {
    name: "RangeError",
    message: `Cannot go back to revision ${world.revisions[13]}: the oldest that is kept is ${
      world.revisions[14]
    }`,
  });
});
