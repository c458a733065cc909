import assert from "node:assert/strict";
import { Random } from "../../../src/simulator/clock/random.ts";
import { randomName } from "../../../src/simulator/docker/container_names.ts";

Deno.test("a name is a mood and a person, with a digit when the first was taken", () => {
  const random = new Random(3);
  assert.match(randomName(random), /^[a-z]+_[a-z]+$/);
  assert.match(randomName(random, 1), /^[a-z]+_[a-z]+\d$/);
});
