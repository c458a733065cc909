import assert from "node:assert/strict";
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import { SmallWorld } from "../small_world.ts";

const tolerates = (tolerationSeconds?: number): Partial<IPodSpec> => ({
  nodeName: "eli02",
  tolerations: [{
    key: "k",
    operator: "Exists",
    effect: "NoExecute",
    ...(tolerationSeconds === undefined ? {} : { tolerationSeconds }),
  }],
});

function taint(world: SmallWorld, taints: object[]): void {
  const { registry } = world.world;
  registry.patch(registry.kind("nodes"), undefined, "eli02", "merge", { spec: { taints } } as never);
}

const cases: [what: string, spec: Partial<IPodSpec>, goesAfterSeconds: number][] = [
  ["does not tolerate it", { nodeName: "eli02" }, 0],
  ["tolerates it for a while", tolerates(60), 60],
  ["tolerates it", tolerates(), Infinity],
  ["is elsewhere", { nodeName: "eli01" }, Infinity],
];
for (const [what, spec, goesAfterSeconds] of cases) {
  Deno.test(`a NoExecute taint and a pod that ${what}`, () => {
    const world = new SmallWorld();
    world.run("p", { image: "nginx" }, spec);
    taint(world, [{ key: "k", value: "v", effect: "NoExecute" }]);
    world.seconds(Math.min(goesAfterSeconds, 1000) - 5);
    assert.equal(world.pod("p")?.status?.phase, "Running");
    world.seconds(15);
    assert.equal(world.pod("p") !== undefined, goesAfterSeconds === Infinity);
    const said = world.events("p").includes("TaintManagerEviction: Marking for deletion Pod default/p");
    assert.equal(said, goesAfterSeconds !== Infinity);
  });
}

Deno.test("the taint is taken off in time", () => {
  const world = new SmallWorld();
  world.run("p", { image: "nginx" }, tolerates(60));
  taint(world, [{ key: "k", value: "v", effect: "NoExecute" }]);
  world.seconds(30);
  taint(world, []);
  world.seconds(100);
  assert.equal(world.pod("p")?.status?.phase, "Running");
  assert.ok(world.events("p").includes("TaintManagerEviction: Cancelling deletion of Pod default/p"));
});
