import assert from "node:assert/strict";
import { DescribeText } from "../../../src/kube/describe/describe_text.ts";
import { quotaRows, resourceQuotaDescriber, writeScopes } from "../../../src/kube/describe/resource_quota.ts";
import { fixture, fixtureJson, hasFixtures } from "../../fixtures.ts";

Deno.test("quotas are rows of used and hard amounts", () => {
  assert.deepEqual(quotaRows({ status: { hard: { pods: "4", cpu: "1" }, used: { pods: "1" } } }), [
    ["cpu", "0", "1"],
    ["pods", "1", "4"],
  ]);
});

Deno.test("scopes are sorted and explained", () => {
  const text = new DescribeText();
  writeScopes(text, 0, { spec: { scopes: ["Terminating", "BestEffort"] } }, "* ");
  assert.match(
    text.toString(),
    /^Scopes: +BestEffort, Terminating\n\* Matches all pods .*\n\* Matches all pods .*\n$/,
  );
});

Deno.test({
  name: "described as kubectl did: quota.txt, first part",
  ignore: !hasFixtures,
  fn() {
    const object = fixtureJson("lists/core_v1_resourcequotas.json").items[0];
    const text = fixture("describe/quota.txt").split("\n\n\n")[0]?.replace(/^\$.*\n/, "");
    assert.equal(resourceQuotaDescriber.describe(object, {}, { nowMs: 0 }), `${text}\n`);
  },
});
