import assert from "node:assert/strict";
import { DescribeText } from "../../../src/kube/describe/describe_text.ts";
import {
  printAmount,
  sortedAmounts,
  writeRequirements,
} from "../../../src/kube/describe/resource_amounts.ts";

Deno.test("amounts are canonical and sorted", () => {
  assert.equal(printAmount("1024Mi"), "1Gi");
  assert.equal(printAmount(undefined), "0");
  assert.deepEqual(sortedAmounts({ memory: "1Gi", cpu: "0.5" }), [["cpu", "500m"], ["memory", "1Gi"]]);
});

Deno.test("empty requirements are left out", () => {
  const text = new DescribeText();
  writeRequirements(text, 0, { limits: {}, requests: { cpu: "1" } });
  assert.equal(text.toString(), "Requests:\n  cpu:  1\n");
});
