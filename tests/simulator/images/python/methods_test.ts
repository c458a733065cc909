import assert from "node:assert/strict";
import { attributeOf } from "../../../../src/simulator/images/python/methods.ts";
import { Callable, type PythonValue } from "../../../../src/simulator/images/python/value.ts";

function called(value: PythonValue, name: string, ...given: PythonValue[]): PythonValue {
  const method = attributeOf(value, name);
  assert.ok(method instanceof Callable);
  return method.call(given, new Map());
}

Deno.test("methods of texts, lists and dictionaries", () => {
  const list: PythonValue[] = [2n, 1n];
  called(list, "append", 3n);
  called(list, "sort");
  assert.deepEqual([list, called(list, "pop"), list], [[1n, 2n], 3n, [1n, 2n]]);
  assert.equal(called("a-b", "replace", "-", "+"), "a+b");
  assert.equal(called("the whale", "title"), "The Whale");
  assert.equal(called(new Map([["k", 1n]]), "get", "x", 0n), 0n);
  assert.throws(() => attributeOf(1n, "nope"), /'int' object has no attribute 'nope'/);
});
