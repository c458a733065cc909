import assert from "node:assert/strict";
import { checkLabelRequirement, isInteger } from "../../src/kube/label_requirement.ts";
import { SelectorError } from "../../src/kube/selector_error.ts";

Deno.test("several problems of a requirement are listed together", () => {
  checkLabelRequirement({ key: "a", operator: "=", values: ["b"] });
  const requirement = { key: "-a", operator: "in" as const, values: [] };
  assert.throws(
    () => checkLabelRequirement(requirement),
    (error) =>
      error instanceof SelectorError &&
      /^\[key: Invalid value: "-a": .*, values: Invalid value: \[\]/.test(error.message),
  );
});

Deno.test("integers have 64 bits", () => {
  assert.ok(isInteger("-9223372036854775808"));
  assert.ok(isInteger("+7"));
  assert.ok(!isInteger("9223372036854775808"));
  assert.ok(!isInteger("1.5"));
  assert.ok(!isInteger(""));
});
