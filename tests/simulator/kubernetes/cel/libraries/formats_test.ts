import assert from "node:assert/strict";
import { type Case, evaluate } from "./evaluate.ts";

const cases: Case[] = [
  ['format.dns1123Label().validate("a-b").hasValue()', false],
  ['format.dns1123Label().validate("A").hasValue()', true],
  ['format.dns1123LabelPrefix().validate("a-").hasValue()', false],
  ['format.uuid().validate("x").value()', ["does not match the UUID format"]],
  ['format.named("labelValue").value().validate("ok").hasValue()', false],
  ['format.named("nothing").hasValue()', false],
];

for (const [expression, value] of cases) {
  Deno.test(expression, () => assert.deepEqual(evaluate(expression), value));
}
