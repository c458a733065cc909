import assert from "node:assert/strict";
import fc from "fast-check";
import {
  copyOf,
  deepFreeze,
  inKeyOrder,
  isSame,
  sharedWith,
} from "../../../src/simulator/kubernetes/json_value.ts";

Deno.test("law: a copy is the same and shares nothing", () => {
  fc.assert(fc.property(fc.jsonValue({ noUnicodeString: true, maxDepth: 4 }), (value) => {
    if (JSON.stringify(value).includes("__proto__")) return;
    const copy = copyOf(value);
    assert.deepEqual(copy, value);
    assert.ok(isSame(copy, value));
    if (typeof value === "object" && value !== null) assert.notEqual(copy, value);
  }));
});

const PAIRS: [string, unknown, unknown, boolean][] = [
  ["the order of keys does not matter", { a: 1, b: 2 }, { b: 2, a: 1 }, true],
  ["undefined is absent", { a: undefined }, {}, true],
  ["null is not absent", { a: null }, {}, false],
  ["the order of items matters", [1, 2], [2, 1], false],
  ["a list is no object", [], {}, false],
  ["a number is no text", 1, "1", false],
];

for (const [name, left, right, expected] of PAIRS) {
  Deno.test(`comparison: ${name}`, () => {
    assert.equal(isSame(left, right), expected);
    assert.equal(isSame(right, left), expected);
  });
}

Deno.test("freezing goes to the leaves", () => {
  const value = deepFreeze({ a: { b: [{ c: 1 }] } });
  assert.ok(Object.isFrozen(value.a.b[0]));
  assert.equal(deepFreeze("text"), "text");
});

Deno.test("law: sharing with an older version changes no byte of the JSON, and finds all that is equal", () => {
  const json = fc.jsonValue({ noUnicodeString: true, maxDepth: 4 });
  fc.assert(fc.property(json, json, (value, other) => {
    const text = JSON.stringify(value);
    if (text.includes("__proto__")) return;
    const old = deepFreeze(copyOf(value));
    assert.equal(sharedWith(copyOf(value), old), old);
    assert.equal(JSON.stringify(sharedWith(copyOf(value), deepFreeze(other))), text);
  }));
});

Deno.test("what changed is new, what did not is shared, and the order of keys counts", () => {
  const old = deepFreeze({ spec: { a: [1], b: { c: 1 } }, status: { x: 1, y: 2 } });
  const next = sharedWith({ spec: { a: [2], b: { c: 1 } }, status: { y: 2, x: 1 } }, old);
  assert.deepEqual(next, { spec: { a: [2], b: { c: 1 } }, status: { y: 2, x: 1 } });
  assert.equal(next.spec.b, old.spec.b);
  assert.notEqual(next.spec, old.spec);
  assert.notEqual(next.status as object, old.status);
});

Deno.test("keys are put in order at every depth", () => {
  const value = { b: [{ d: 1, c: null }], a: { f: "", e: 2 } };
  assert.equal(JSON.stringify(inKeyOrder(value)), '{"a":{"e":2,"f":""},"b":[{"c":null,"d":1}]}');
});
