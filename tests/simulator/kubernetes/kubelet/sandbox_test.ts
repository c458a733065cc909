import assert from "node:assert/strict";
import { SmallWorld } from "../small_world.ts";

Deno.test("who shares process numbers sees the pause process first, others themselves", async () => {
  const world = new SmallWorld();
  world.script("alone", "sleep 1000");
  assert.match((await world.exec("alone", ["ps"])).out, /^ +1 root +0:00 sleep 1000$/m);
});
