import assert from "node:assert/strict";
import { sortByPath } from "../../src/kube/sort_by.ts";

const items = [
  { name: "a", n: 5, s: "10", q: "1Gi", mix: "abc", obj: { x: 1 }, flag: true },
  { name: "b", n: 10, s: "9", q: "500Mi", mix: "10", obj: {} },
  { name: "c", n: 7, s: "x", q: "2G", mix: "9" },
  { name: "d", s: "100", mix: "1e3", nul: null },
  { name: "e", n: -1, s: "1", q: "100m", mix: "b", nul: 1 },
];

/** Path and the names in kubectl's order. */
const orders: [string, string][] = [
  [".name", "abcde"],
  ["{.n}", "deacb"],
  [".s", "ebadc"],
  [".q", "debac"],
  [".mix", "cbdae"],
  [".nul", "cbade"],
  ["", "abcde"],
];

Deno.test("objects are ordered as kubectl orders them", () => {
  for (const [path, names] of orders) {
    assert.equal(sortByPath(items, path, (item) => item).map(({ name }) => name).join(""), names, path);
  }
});

Deno.test("what has no order, or is nowhere, is refused in kubectl's wording", () => {
  assert.throws(() => sortByPath(items, ".nosuch", (item) => item), {
    message: 'couldn\'t find any field with path "{.nosuch}" in the list of objects',
  });
  assert.throws(
    () => sortByPath(items, ".obj", (item) => item),
    /unsortable type: map\[string\]interface \{\}$/,
  );
  assert.deepEqual(sortByPath(items, ".flag", (item) => item).at(-1)?.name, "a");
  assert.deepEqual(sortByPath([], ".x", (item) => item), []);
});
