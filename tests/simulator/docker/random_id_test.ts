import assert from "node:assert/strict";
import { Random } from "../../../src/simulator/clock/random.ts";
import { randomId } from "../../../src/simulator/docker/random_id.ts";

Deno.test("ids are 64 digits that chance gives, and no decimal numbers", () => {
  const random = new Random(1);
  const ids = Array.from({ length: 50 }, () => randomId(random));
  assert.ok(ids.every((id) => /^[0-9a-f]{64}$/.test(id) && !/^\d{12}/.test(id)));
  assert.equal(new Set(ids).size, 50);
});
