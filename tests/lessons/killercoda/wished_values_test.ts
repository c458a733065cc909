import assert from "node:assert/strict";
import { says, valueOf } from "../../../src/lessons/killercoda/wished_values.ts";

Deno.test("values are what they are in an object", () => {
  assert.deepEqual(["3", "-1", "true", "false", "80/TCP", ""].map(valueOf), [
    3,
    -1,
    true,
    false,
    "80/TCP",
    "",
  ]);
});

Deno.test("a pattern without signs is a part of a text", () => {
  assert.deepEqual(says("nginx:1-25"), { contains: "nginx:1-25" });
  assert.deepEqual(says("^nginx"), { matches: "^nginx" });
});
