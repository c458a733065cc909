import assert from "node:assert/strict";
import { fieldAt } from "../../../src/lessons/checks/field_at.ts";

const cases: [value: unknown, path: string[], found: unknown][] = [
  [{ a: { b: 1 } }, ["a", "b"], 1],
  [{ a: null }, ["a", "b"], undefined],
  [undefined, ["a"], undefined],
  [{}, ["constructor"], undefined],
  ["text", ["length"], undefined],
  [{ a: 1 }, [], { a: 1 }],
];

for (const [value, path, found] of cases) {
  Deno.test(`${path.join(".") || "all"} of ${JSON.stringify(value)}`, () =>
    assert.deepEqual(fieldAt(value, ...path), found));
}
