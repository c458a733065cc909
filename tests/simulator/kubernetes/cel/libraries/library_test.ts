import assert from "node:assert/strict";
import { isEqual } from "../../../../../src/simulator/kubernetes/cel/libraries/library.ts";

const cases: [left: unknown, right: unknown, equal: boolean][] = [
  [1n, 1, true],
  [1n, 2n, false],
  [[1n, { a: "b" }], [1, { a: "b" }], true],
  [[1n], [1n, 2n], false],
  [{ a: 1n }, { b: 1n }, false],
  [new Date(5), new Date(5), true],
  ["1", 1n, false],
  [null, {}, false],
];

for (const [left, right, equal] of cases) {
  Deno.test(`${String(left)} and ${String(right)} ${equal ? "are" : "are not"} equal`, () => {
    assert.equal(isEqual(left, right), equal);
  });
}
