import assert from "node:assert/strict";
import { validateImmutable } from "../../../../src/simulator/kubernetes/kinds/immutable_data.ts";
import { texts } from "./kind_world.ts";

interface Map {
  immutable?: boolean;
  data?: Record<string, string>;
}

const frozen: Map = { immutable: true, data: { a: "1", b: "2" } };
const why = "Forbidden: field is immutable when `immutable` is set";

const cases: [after: Map, before: Map, expected: string[]][] = [
  [{ data: { a: "2" } }, { data: { a: "1" } }, []],
  [{ immutable: true, data: { b: "2", a: "1" } }, frozen, []],
  [{ immutable: true, data: { a: "1" } }, frozen, [`data: ${why}`]],
  [{ data: { a: "1", b: "2" } }, frozen, [`immutable: ${why}`]],
];

for (const [after, before, expected] of cases) {
  Deno.test(`${JSON.stringify(before)} to ${JSON.stringify(after)}`, () => {
    assert.deepEqual(texts(validateImmutable(after, before, ["data"])), expected);
  });
}
