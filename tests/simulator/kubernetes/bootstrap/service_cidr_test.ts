import assert from "node:assert/strict";
import { SmallWorld } from "../small_world.ts";

Deno.test("a new cluster says from where services get their addresses", () => {
  const { registry } = new SmallWorld().world;
  const kind = registry.kind("servicecidrs", "networking.k8s.io");
  const { spec, status } = registry.get(kind, undefined, "kubernetes");
  assert.deepEqual(spec, { cidrs: ["10.96.0.0/12"] });
  assert.equal((status as { conditions: { status: string }[] }).conditions[0]!.status, "True");
});
