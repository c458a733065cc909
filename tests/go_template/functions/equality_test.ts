import assert from "node:assert/strict";
import { isDeepEqual } from "../../../src/go_template/functions/equality.ts";
import { GoNumber } from "../../../src/go_template/value.ts";

Deno.test("equal are values of one type with equal parts", () => {
  assert.ok(isDeepEqual({ a: [1, { b: null }] }, { a: [1, { b: null }] }));
  assert.ok(isDeepEqual(new GoNumber("int64", 1n), new GoNumber("int64", 1n)));
  assert.ok(!isDeepEqual(1, 1n));
  assert.ok(!isDeepEqual({ a: 1 }, { a: 1, b: 2 }));
  assert.ok(!isDeepEqual([1], [1, 2]));
  assert.ok(!isDeepEqual(null, {}));
});
