import assert from "node:assert/strict";
import { celField } from "../../../../src/simulator/kubernetes/cel/field_name.ts";

const cases: [name: string, field: string | undefined][] = [
  ["plain", "plain"],
  ["foo-bar", "foo__dash__bar"],
  ["a.b/c", "a__dot__b__slash__c"],
  ["a__b", "a__underscores__b"],
  ["namespace", "__namespace__"],
  ["1a", undefined],
  ["a b", undefined],
];

for (const [name, field] of cases) Deno.test(`field ${name}`, () => assert.equal(celField(name), field));
