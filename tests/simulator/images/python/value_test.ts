import assert from "node:assert/strict";
import {
  isEqual,
  isTrue,
  type PythonValue,
  representation,
  textOf,
  Tuple,
  typeName,
} from "../../../../src/simulator/images/python/value.ts";

const SHOWN: [value: PythonValue, representation: string, type: string, truth: boolean][] = [
  [null, "None", "NoneType", false],
  [0n, "0", "int", false],
  [2, "2.0", "float", true],
  [1e-7, "1e-07", "float", true],
  ["", "''", "str", false],
  ["a'b\n", '"a\'b\\n"', "str", true],
  [["x", 1n], "['x', 1]", "list", true],
  [new Tuple([1n]), "(1,)", "tuple", true],
  [new Map<PythonValue, PythonValue>([["k", null]]), "{'k': None}", "dict", true],
];

for (const [value, shown, type, truth] of SHOWN) {
  Deno.test(`${shown} is a ${type}`, () => {
    assert.deepEqual([representation(value), typeName(value), isTrue(value)], [shown, type, truth]);
  });
}

Deno.test("numbers of different kinds are equal, texts print as they are", () => {
  assert.ok(isEqual(1n, 1) && isEqual(true, 1n) && isEqual(["a"], ["a"]) && !isEqual("1", 1n));
  assert.equal(textOf("it's"), "it's");
});
