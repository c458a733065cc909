import assert from "node:assert/strict";
import { aboutMany, aboutOne, nameOf } from "../../../src/lessons/checks/finding.ts";
import type { Count } from "../../../src/lessons/checks/predicate.ts";

const pods = ["Running", "Running", "Pending"].map((phase, index) => ({
  metadata: { name: `p${index}` },
  phase,
}));

/** How many of three there are to be, of which two are running. */
const counts: [count: Count | undefined, phase: string, ok: boolean][] = [
  [undefined, "Running", true],
  [undefined, "Pending", true],
  [undefined, "Failed", false],
  [0, "Failed", true],
  [2, "Running", true],
  [3, "Running", false],
  [{ lte: 1 }, "Running", false],
];

for (const [count, equals, ok] of counts) {
  Deno.test(`of two running and one pending, ${JSON.stringify(count) ?? "some"} ${equals}: ${ok}`, () =>
    assert.equal(
      aboutMany(pods, { path: ".phase", equals, ...(count === undefined ? {} : { count }) }).ok,
      ok,
    ));
}

Deno.test("as many as are as wished are counted; the others change nothing", () => {
  const wish = { path: ".phase", equals: "Running" };
  assert.deepEqual(aboutMany(pods, { ...wish, count: 2 }), {
    ok: true,
    found: "2 of 3",
    matches: pods.slice(0, 2),
  });
  assert.equal(aboutMany(pods, { ...wish, count: 3 }).ok, false);
});

Deno.test("there being none, and there being nothing at a path, are two things", () => {
  assert.equal(aboutOne(undefined, { exists: false }).ok, true);
  assert.equal(aboutOne(undefined, { exists: false, path: ".phase" }).ok, false);
  assert.equal(aboutOne(pods[0], { exists: false, path: ".spec" }).ok, true);
  assert.equal(aboutMany([], { exists: false }).ok, true);
});

Deno.test("names of objects, of what the engine has, and of plain values", () => {
  assert.equal(nameOf({ metadata: { name: "web" } }), "web");
  assert.equal(nameOf({ Name: "/web" }), "web");
  assert.equal(nameOf("10.0.0.1"), "10.0.0.1");
  assert.equal(nameOf(6048), "6048");
});
