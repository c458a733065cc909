import assert from "node:assert/strict";
import type { IContainer } from "kubernetes-models/v1/Container";
import { condition, SmallWorld, state } from "../small_world.ts";

type Resources = NonNullable<IContainer["resources"]>;

function resize(world: SmallWorld, resources: Resources): void {
  const { registry } = world.world;
  const pod = world.pod("p")!;
  const spec = { ...pod.spec!, containers: [{ ...pod.spec!.containers[0]!, resources }] };
  registry.update(registry.kind("pods"), { ...pod, spec: spec as unknown as Record<string, unknown> }, {
    subresource: "resize",
  });
}

function resizable(before: Resources, container: Partial<IContainer> = {}): SmallWorld {
  const world = new SmallWorld();
  world.run("p", { image: "nginx:1.27", resources: before, ...container });
  return world;
}

Deno.test("a resize is allocated, then actuated, and told", () => {
  const world = resizable({ requests: { cpu: "100m" }, limits: { cpu: "200m" } });
  resize(world, { requests: { cpu: "150m" }, limits: { cpu: "300m" } });
  world.world.advance(200);
  assert.equal(condition(world.pod("p")!, "PodResizeInProgress"), "True");
  world.seconds(3);
  const [status] = world.pod("p")!.status!.containerStatuses!;
  assert.deepEqual(status!.allocatedResources, { cpu: "150m" });
  assert.deepEqual(status!.resources, { limits: { cpu: "300m" }, requests: { cpu: "150m" } });
  assert.equal(status!.restartCount, 0);
  assert.equal(condition(world.pod("p")!, "PodResizeInProgress"), undefined);
  const json =
    '{"containers":[{"name":"c","resources":{"limits":{"cpu":"300m"},"requests":{"cpu":"150m"}}}],"generation":2}';
  const events = world.events("p");
  assert.ok(events.includes(`ResizeStarted: Pod resize started: ${json}`), events.join("\n"));
  assert.ok(events.includes(`ResizeCompleted: Pod resize completed: ${json}`));
});

Deno.test("where the policy says so the container starts anew", () => {
  const resizePolicy = [{ resourceName: "memory", restartPolicy: "RestartContainer" }];
  const world = resizable({ requests: { memory: "64Mi" }, limits: { memory: "128Mi" } }, { resizePolicy });
  resize(world, { requests: { memory: "64Mi" }, limits: { memory: "256Mi" } });
  world.seconds(10);
  const [status] = world.pod("p")!.status!.containerStatuses!;
  assert.deepEqual([status!.restartCount, status!.resources!.limits], [1, { memory: "256Mi" }]);
  assert.ok(world.events("p").includes("Killing: Container c resize requires restart"));
  assert.equal(condition(world.pod("p")!, "PodResizeInProgress"), undefined);
});

Deno.test("what does not fit the node waits, and is taken when there is room", () => {
  const world = resizable({ requests: { cpu: "100m" } });
  const node = world.pod("p")!.spec!.nodeName!;
  world.run("q", { command: ["sleep", "1000"], resources: { requests: { cpu: "3500m" } } }, {
    nodeName: node,
  });
  resize(world, { requests: { cpu: "1" } });
  world.seconds(2);
  assert.equal(
    condition(world.pod("p")!, "PodResizePending"),
    "True Deferred Node didn't have enough resource: cpu, requested: 1000, used: 3500, capacity: 4000",
  );
  assert.ok(world.events("p").some((event) => event.startsWith("ResizeDeferred: Pod resize Deferred: {")));
  world.delete("pods", "q", 0);
  world.seconds(40);
  assert.equal(condition(world.pod("p")!, "PodResizePending"), undefined);
  assert.deepEqual(world.pod("p")!.status!.containerStatuses![0]!.allocatedResources, { cpu: "1" });
});

Deno.test("a limit below what is used is an error, and harms nobody", () => {
  const world = resizable({ requests: { memory: "6Mi" }, limits: { memory: "64Mi" } });
  resize(world, { requests: { memory: "6Mi" }, limits: { memory: "6500Ki" } });
  world.seconds(3);
  assert.match(
    condition(world.pod("p")!, "PodResizeInProgress")!,
    /^True Error cannot decrease memory limits: attempting to set container "c" memory limit \(6656000\) below current usage \(\d+\)$/,
  );
  assert.equal(state(world.pod("p")!), "running");
});
