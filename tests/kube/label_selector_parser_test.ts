import assert from "node:assert/strict";
import { parseLabelRequirements } from "../../src/kube/label_selector_parser.ts";

Deno.test("requirements keep the order they were written in", () => {
  assert.deepEqual(parseLabelRequirements(" z ,!b, a in (y,x,x)"), [
    { key: "z", operator: "exists", values: [] },
    { key: "b", operator: "!", values: [] },
    { key: "a", operator: "in", values: ["x", "y"] },
  ]);
});
