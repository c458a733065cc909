import assert from "node:assert/strict";
import { dropNulls, nullsToEmpty } from "../../../../src/simulator/kubernetes/kinds/absent_nulls.ts";

Deno.test("null fields go, wherever they are; items of lists stay", () => {
  const value = { a: null, b: { c: null, d: 1 }, e: [{ f: null, g: 2 }, null], h: false };
  dropNulls(value);
  assert.deepEqual(value, { b: { d: 1 }, e: [{ g: 2 }, null], h: false });
  dropNulls(undefined);
});

Deno.test("null texts are empty", () => {
  const map: Record<string, string> = JSON.parse('{"a":null,"b":"x"}');
  nullsToEmpty(map);
  assert.deepEqual(map, { a: "", b: "x" });
  nullsToEmpty(undefined);
});
