import assert from "node:assert/strict";
import { bindPod } from "../../../../src/simulator/kubernetes/scheduler/binding.ts";
import { condition, type PodObject, SmallWorld } from "../small_world.ts";

Deno.test("a pod is bound once", () => {
  const world = new SmallWorld();
  world.run("p", {}, { schedulerName: "mine" });
  const { registry, queue } = world.world;
  assert.equal(world.pod("p")!.spec!.nodeName, undefined);
  const bound = bindPod(registry, "default", "p", "eli02", queue.now()) as PodObject;
  assert.equal(bound.spec!.nodeName, "eli02");
  assert.equal(bound.metadata.generation, 1);
  assert.equal(condition(bound, "PodScheduled"), "True");
  // As recorded from a real API server: a binding leaves no entry, neither of the scheduler nor of who posts it.
  assert.deepEqual(bound.metadata.managedFields!.map(({ manager }) => manager), ["test"]);
  assert.throws(() => bindPod(registry, "default", "p", "eli01", queue.now()), {
    message: 'Operation cannot be fulfilled on pods/binding "p": pod p is already assigned to node "eli02"',
  });
});
