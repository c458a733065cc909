import assert from "node:assert/strict";
import "../../../../src/simulator/kubernetes/controllers/flow_schemas.ts";
import { SmallWorld } from "../small_world.ts";

function dangling({ world }: SmallWorld, name: string): string[] {
  const kind = world.registry.kind("flowschemas", "flowcontrol.apiserver.k8s.io");
  const { conditions } = world.registry.get(kind, undefined, name).status as {
    conditions: { status: string; reason: string; message: string }[];
  };
  return conditions.map(({ status, reason, message }) => `${status} ${reason}: ${message}`);
}

const SPEC = { matchingPrecedence: 1000, priorityLevelConfiguration: { name: "mine" } };
const HEAD = 'This FlowSchema references the PriorityLevelConfiguration object named "mine"';
const GROUP = "flowcontrol.apiserver.k8s.io";

Deno.test("a flow schema says whether its priority level is there, whichever comes and goes first", () => {
  const world = new SmallWorld();
  world.create("flowschemas", { metadata: { name: "mine" }, spec: SPEC }, GROUP);
  world.seconds(1);
  assert.deepEqual(dangling(world, "mine"), [`True NotFound: ${HEAD} but there is no such object`]);
  world.create("prioritylevelconfigurations", {
    metadata: { name: "mine" },
    spec: { type: "Limited", limited: { limitResponse: { type: "Reject" } } },
  }, GROUP);
  world.seconds(1);
  assert.deepEqual(dangling(world, "mine"), [`False Found: ${HEAD} and it exists`]);
  world.world.registry.delete(
    world.world.registry.kind("prioritylevelconfigurations", GROUP),
    undefined,
    "mine",
  );
  world.seconds(1);
  assert.deepEqual(dangling(world, "mine"), [`True NotFound: ${HEAD} but there is no such object`]);
});
