import assert from "node:assert/strict";
import { laidOver, readValues, tableAt, valueAt } from "../../../src/programs/helm/values.ts";

Deno.test("documents of values are laid one over the other", () => {
  assert.deepEqual(readValues("a: {b: 1, c: 2}\n---\na: {b: 3}\nd: null\n"), { a: { b: 3, c: 2 }, d: null });
  assert.deepEqual(readValues(""), {});
  assert.throws(() => readValues("- a"), {
    message: /^cannot unmarshal yaml document: .*array into Go value of type map/,
  });
  assert.throws(() => readValues("a: b: c"), { message: /mapping values are not allowed in this context$/ });
});

Deno.test("a map takes no place of a map, and a path leads to values", () => {
  const below = { a: { b: 1 } };
  assert.deepEqual(laidOver(below, { a: 1 }), { a: 1 });
  assert.deepEqual(below, { a: { b: 1 } });
  assert.deepEqual(valueAt({ a: { b: false } }, "a.b"), { value: false });
  assert.equal(valueAt({ a: { b: {} } }, "a.b"), undefined);
  assert.deepEqual(tableAt({ a: { b: {} } }, "a.b"), {});
  assert.equal(tableAt({ a: 1 }, "a.b"), undefined);
});
