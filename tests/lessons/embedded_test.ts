import assert from "node:assert/strict";
import { embeddedLessons } from "../../src/lessons/embedded.ts";

Deno.test("in a checkout no lessons are part of the program: they are read from their folder", () => {
  assert.equal(embeddedLessons(), undefined);
});
