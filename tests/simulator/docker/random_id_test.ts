import assert from "node:assert/strict";
import { Random } from "../../../src/simulator/clock/random.ts";
import { randomId } from "../../../src/simulator/docker/random_id.ts";

Deno.test("an id has 64 digits, and its beginning is no decimal number", () => {
  const random = new Random(5);
  for (let n = 0; n < 500; n++) {
    const id = randomId(random);
    assert.match(id, /^[0-9a-f]{64}$/);
    assert.doesNotMatch(id.slice(0, 12), /^\d+$/);
  }
});
