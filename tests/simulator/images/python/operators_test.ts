import assert from "node:assert/strict";
import { PythonError } from "../../../../src/simulator/images/python/value.ts";
import { calculate, compare, ordered } from "../../../../src/simulator/images/python/operators.ts";

Deno.test("whole numbers stay exact, and halves are floats", () => {
  assert.equal(calculate("*", 10n ** 20n, 3n), 3n * 10n ** 20n);
  assert.equal(calculate("/", 7n, 2n), 3.5);
  assert.equal(calculate("**", 2n, -1n), 0.5);
  assert.throws(
    () => calculate("**", 10n, 10n ** 9n),
    (error) => error instanceof PythonError && error.type === "MemoryError",
  );
});

Deno.test("lists are compared item by item", () => {
  assert.ok(compare("<", [1n, 2n], [1n, 3n]) && compare("<", [1n], [1n, 0n]));
  assert.ok(ordered("<", "a", "b") < 0);
});
