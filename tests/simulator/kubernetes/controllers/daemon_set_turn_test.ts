import assert from "node:assert/strict";
import "../../../../src/simulator/kubernetes/controllers/daemon_set_turn.ts";
import { DaemonSetWorld } from "./daemon_set_world.ts";

const image = (name: string) => ({ template: { spec: { containers: [{ name: "c", image: name }] } } });

Deno.test("an update replaces one pod after another, each when the last is available", () => {
  const world = new DaemonSetWorld(["a", "b", "c"]);
  world.settle();
  world.change(image("nginx:2"));
  world.queue.advance(1000);
  assert.equal(world.places().filter((place) => place.endsWith("nginx:2")).length, 1);
  assert.equal(world.status()?.numberUnavailable, 1);
  world.settle();
  assert.deepEqual(world.places(), ["a=nginx:2", "b=nginx:2", "c=nginx:2"]);
});

Deno.test("with a surge the new pod comes before the old one goes", () => {
  const updateStrategy = { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } };
  const world = new DaemonSetWorld(["a", "b"], { updateStrategy });
  world.settle();
  world.change(image("nginx:2"));
  world.queue.advance(1000);
  assert.equal(world.pods().length, 3);
  world.settle();
  assert.deepEqual(world.places(), ["a=nginx:2", "b=nginx:2"]);
});

Deno.test("OnDelete leaves pods alone until somebody deletes them", () => {
  const world = new DaemonSetWorld(["a"], { updateStrategy: { type: "OnDelete" } });
  world.settle();
  world.change(image("nginx:2"));
  world.settle();
  assert.deepEqual(world.places(), ["a=nginx:1"]);
  world.registry.delete(world.registry.kind("pods"), "default", world.pods()[0]!.metadata.name);
  world.settle();
  assert.deepEqual(world.places(), ["a=nginx:2"]);
});

Deno.test("a pod that failed is killed and made anew, ever later", () => {
  const world = new DaemonSetWorld(["a"]);
  const fail = () => {
    const [pod] = world.pods();
    const status = { ...pod!.status, phase: "Failed" };
    world.registry.update(world.registry.kind("pods"), { ...pod!, status }, { subresource: "status" });
    world.queue.advance(100);
    return pod!.metadata.uid;
  };
  const first = fail();
  const second = world.pods()[0]!.metadata.uid;
  assert.notEqual(first, second);
  assert.equal(fail(), second);
  assert.equal(world.pods()[0]!.metadata.uid, second);
  world.queue.advance(1000);
  assert.notEqual(world.pods()[0]!.metadata.uid, second);
  assert.match(
    world.events().join(),
    /FailedDaemonPod: Found failed daemon pod default\/d-\w+ on node a, will try to/,
  );
});

Deno.test("a node's new taint sends the pod away or only counts it as misplaced", () => {
  const world = new DaemonSetWorld(["a", "b"]);
  world.settle(3);
  for (const [name, effect] of [["a", "NoExecute"], ["b", "NoSchedule"]] as const) {
    const node = world.registry.get(world.registry.kind("nodes"), undefined, name);
    world.registry.update(world.registry.kind("nodes"), {
      ...node,
      spec: { taints: [{ key: "k", effect }] },
    });
  }
  world.queue.advance(200);
  assert.deepEqual(world.places(), ["b=nginx:1"]);
  assert.deepEqual([world.status()?.desiredNumberScheduled, world.status()?.numberMisscheduled], [0, 1]);
});
