import assert from "node:assert/strict";
import { limitRangeDescriber, limitRows } from "../../../src/kube/describe/limit_range.ts";
import { fixture, fixtureJson, hasFixtures } from "../../fixtures.ts";

Deno.test("limits are rows by type and resource, what is not set a dash", () => {
  const limits = [{ type: "Container", default: { memory: "1Gi" }, max: { cpu: "1" } }];
  assert.deepEqual(limitRows({ spec: { limits } }), [
    ["Container", "cpu", "-", "1", "-", "-", "-"],
    ["Container", "memory", "-", "-", "-", "1Gi", "-"],
  ]);
});

Deno.test({
  name: "described as kubectl did: quota.txt, second part",
  ignore: !hasFixtures,
  fn() {
    const object = fixtureJson("lists/core_v1_limitranges.json").items[0];
    const text = fixture("describe/quota.txt").split("\n\n\n")[1];
    assert.equal(limitRangeDescriber.describe(object, {}, { nowMs: 0 }), text);
  },
});
