import assert from "node:assert/strict";
import { isAsWished, isCount, shortText, valuesAt } from "../../../src/lessons/checks/comparison.ts";
import type { Comparison, Count } from "../../../src/lessons/checks/predicate.ts";
import type { Json } from "../../../src/kube/object.ts";

const wishes: [values: Json[], wish: Comparison, is: boolean][] = [
  [[1], {}, true],
  [[], {}, false],
  [[], { exists: false }, true],
  [[null], { exists: false }, false],
  [[3], { equals: 3 }, true],
  [["3"], { equals: 3 }, false],
  [[{ a: 1, b: 2 }], { equals: { b: 2, a: 1 } }, true],
  [["a", "b"], { equals: "b" }, true],
  [["a", "b"], { not: "b" }, false],
  [["a"], { not: "b" }, true],
  [["a"], { in: ["a", "b"] }, true],
  [["c"], { in: ["a", "b"] }, false],
  [["nginx:1.29"], { matches: "^nginx:" }, true],
  [[{ a: "x" }], { matches: '"a":"x"' }, true],
  [["hello"], { contains: "ell" }, true],
  [[["a", "b"]], { contains: "b" }, true],
  [[{ app: "web", tier: "x" }], { contains: { app: "web" } }, true],
  [[{ app: "web" }], { contains: { app: "api" } }, false],
  [[5], { gte: 5, lte: 5 }, true],
  [["64Mi"], { gte: "60Mi" }, true],
  [["100m"], { lte: "0.05" }, false],
  [["many"], { gte: 1 }, false],
  [[true], { lte: 1 }, false],
];

for (const [values, wish, is] of wishes) {
  Deno.test(`${JSON.stringify(values)} ${is ? "is" : "is not"} as wished: ${JSON.stringify(wish)}`, () => {
    assert.equal(isAsWished(values, wish), is);
  });
}

const counts: [number: number, count: Count | undefined, is: boolean][] = [
  [1, undefined, true],
  [0, undefined, false],
  [0, 0, true],
  [2, 3, false],
  [2, { gte: 2 }, true],
  [2, { lte: 1 }, false],
  [0, {}, true],
];

for (const [number, count, is] of counts) {
  Deno.test(`${number} is ${is ? "" : "not "}${JSON.stringify(count)}`, () =>
    assert.equal(isCount(number, count), is));
}

Deno.test("values at a path, with or without its dot", () => {
  const whole = { a: [{ b: 1 }, { b: 2 }] };
  assert.deepEqual(valuesAt(whole, ".a[*].b"), [1, 2]);
  assert.deepEqual(valuesAt(whole, "a[1].b"), [2]);
  assert.deepEqual(valuesAt(whole, ".c"), []);
  assert.deepEqual(valuesAt(whole, undefined), [whole]);
});

Deno.test("values in short", () => {
  assert.equal(shortText([]), "nothing");
  assert.equal(shortText(["a", "a", 3]), "a, 3");
  assert.equal(shortText(["x".repeat(100)]).length, 60);
});

Deno.test("a part that the whole cannot have is no value", () => {
  assert.deepEqual(valuesAt({ Cmd: null }, ".Cmd[0]"), []);
  assert.deepEqual(valuesAt({ Cmd: ["sh"] }, ".Cmd[0]"), ["sh"]);
});
