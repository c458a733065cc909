import assert from "node:assert/strict";
import { functions } from "../../src/kube/jq_functions.ts";
import type { Json } from "../../src/kube/object.ts";

/** A function without arguments, a value, and what becomes of it. */
const calls: [string, Json, Json[]][] = [
  ["length", "añb", [3]],
  ["length", null, [0]],
  ["length", { a: 1, b: 2 }, [2]],
  ["keys", ["x", "y"], [[0, 1]]],
  ["values", null, []],
  ["type", [1], ["array"]],
  ["tostring", { a: 1 }, ['{"a":1}']],
  ["tonumber", "12", [12]],
  ["last", [1, 2], [2]],
  ["add", ["a", "b"], ["ab"]],
  ["add", [], [null]],
  ["any", [false, 1], [true]],
  ["all", [true, null], [false]],
  ["unique", [2, 1, 2, "a"], [[1, 2, "a"]]],
  ["reverse", [1, 2], [[2, 1]]],
  ["min", [3, 1], [1]],
  ["max", [3, 1], [3]],
  ["floor", 1.9, [1]],
  ["ascii_upcase", "web", ["WEB"]],
];

for (const [name, input, expected] of calls) {
  Deno.test(`jq ${name} of ${JSON.stringify(input)}`, () => {
    assert.deepEqual(functions[`${name}/0`]!(input, []), expected);
  });
}

/** With one argument. */
const given: [string, Json, Json, Json[]][] = [
  ["join", ["a", null, 1], "-", ["a--1"]],
  ["split", "a,b", ",", [["a", "b"]]],
  ["startswith", "web", "we", [true]],
  ["endswith", "web", "we", [false]],
  ["ltrimstr", "v1.2", "v", ["1.2"]],
  ["contains", "web", "e", [true]],
  ["has", [1], 1, [false]],
];

for (const [name, input, argument, expected] of given) {
  Deno.test(`jq ${name}(${JSON.stringify(argument)}) of ${JSON.stringify(input)}`, () => {
    assert.deepEqual(functions[`${name}/1`]!(input, [() => [argument]]), expected);
  });
}

Deno.test("jq functions say what they expected", () => {
  assert.throws(() => functions["tonumber/0"]!("x", []), /expected a number, found x/);
  assert.throws(() => functions["map/1"]!(3, [(item) => [item]]), /expected a list, found 3/);
  assert.throws(() => functions["test/1"]!("a", [() => ["["]]), /Invalid regular expression/);
});
