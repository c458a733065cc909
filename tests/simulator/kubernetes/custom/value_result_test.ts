import assert from "node:assert/strict";
import { ValueResult } from "../../../../src/simulator/kubernetes/custom/value_result.ts";

Deno.test("results add up", () => {
  const [one, two] = [new ValueResult(), new ValueResult()];
  one.passed();
  two.add({ field: "a", reason: "FieldValueInvalid", message: "no" });
  two.passed();
  assert.equal(one.isValid, true);
  assert.equal(one.merge(two).isValid, false);
  assert.equal(one.matches, 2);
});
