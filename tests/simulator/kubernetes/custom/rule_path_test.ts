import assert from "node:assert/strict";
import { rulePath } from "../../../../src/simulator/kubernetes/custom/rule_path.ts";

const schema = {
  properties: {
    spec: { properties: { "a.b": { type: "string" }, m: { additionalProperties: { type: "integer" } } } },
  },
};
const cases: [path: string, field: string | undefined][] = [
  [".spec", "spec"],
  [".spec.m", "spec.m"],
  [".spec.m.x", "spec.m[x]"],
  [".spec['a.b']", "spec.a.b"],
  [".nothing", undefined],
  ["spec", undefined],
  ["", undefined],
  [".spec[0]", undefined],
];

for (const [path, field] of cases) {
  Deno.test(`path ${path}`, () => assert.equal(rulePath(path, schema)?.field, field));
}
