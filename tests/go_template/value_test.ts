import assert from "node:assert/strict";
import {
  compareText,
  goFunction,
  type GoMap,
  GoNumber,
  type GoValue,
  isTrue,
  kindName,
  setEntry,
  sortedKeys,
  typeName,
  withType,
} from "../../src/go_template/value.ts";

Deno.test("values have the types and kinds of Go", () => {
  const cases: [GoValue, type: string, kind: string][] = [
    [undefined, "<nil>", "invalid"],
    [1, "float64", "float64"],
    [1n, "int", "int"],
    [new GoNumber("int64", 1n), "int64", "int64"],
    ["a", "string", "string"],
    [true, "bool", "bool"],
    [[], "[]interface {}", "slice"],
    [{}, "map[string]interface {}", "map"],
    [withType(["a"], "[]string"), "[]string", "slice"],
    [withType({}, "common.Values"), "common.Values", "map"],
    [goFunction("string", () => ""), "func(string)", "func"],
  ];
  for (const [value, type, kind] of cases) assert.deepEqual([typeName(value), kindName(value)], [type, kind]);
});

Deno.test("true is what is not the zero of its type", () => {
  assert.deepEqual([[0], { a: null }, 1n, 0.5, "0", true].map(isTrue), Array(6).fill(true));
  assert.deepEqual(
    [[], {}, 0n, 0, "", false, null, undefined, new GoNumber("int64", 0n)].map(isTrue),
    Array(9).fill(false),
  );
});

Deno.test("keys are sorted by their bytes, and no key is special", () => {
  const map: GoMap = { b: 1, "10": 1, "9": 1, gone: undefined };
  setEntry(map, "__proto__", 2);
  assert.deepEqual(sortedKeys(map), ["10", "9", "__proto__", "b"]);
  assert.ok(compareText("\uffee", "\u{1f600}") < 0);
});
