import assert from "node:assert/strict";
import { editConflicts } from "../../../src/explorer/session/edit_conflict.ts";
import type { JsonObject } from "../../../src/kube/object.ts";

const containers = (...images: string[]) => ({
  spec: { containers: images.map((image, index) => ({ name: `c${index}`, image })) },
});

/** Before, mine, theirs, and the fields that are in conflict. */
const cases: [string, JsonObject, JsonObject, JsonObject, string[]][] = [
  ["nobody", { a: 1 }, { a: 1 }, { a: 1 }, []],
  ["only me", { a: 1 }, { a: 2 }, { a: 1 }, []],
  ["only they", { a: 1 }, { a: 1 }, { a: 2 }, []],
  ["both the same", { a: 1 }, { a: 2 }, { a: 2 }, []],
  ["both the same field", { a: 1 }, { a: 2 }, { a: 3 }, ["a"]],
  ["different fields", { a: { b: 1, c: 1 } }, { a: { b: 2, c: 1 } }, { a: { b: 1, c: 2 } }, []],
  ["a field that they took away", { a: 1 }, { a: 2 }, {}, ["a"]],
  ["a map that both made", {}, { a: { x: 1 } }, { a: { x: 2, y: 1 } }, ["a.x"]],
  ["different containers", containers("1", "1"), containers("2", "1"), containers("1", "2"), []],
  [
    "the same container",
    containers("1", "1"),
    containers("2", "1"),
    containers("3", "1"),
    ["spec.containers[c0].image"],
  ],
  ["lists without names", { a: [1] }, { a: [1, 2] }, { a: [1, 3] }, ["a"]],
  [
    "what the server counts",
    { metadata: { resourceVersion: "1" }, status: { x: 1 } },
    { metadata: {}, status: {} },
    { metadata: { resourceVersion: "2" }, status: { x: 2 } },
    [],
  ],
];

for (const [title, before, mine, theirs, paths] of cases) {
  Deno.test(`changed by ${title}`, () => {
    assert.deepEqual(editConflicts(before, mine, theirs).map(({ path }) => path), paths);
  });
}
