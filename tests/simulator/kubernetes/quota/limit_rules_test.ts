import assert from "node:assert/strict";
import type { ILimitRangeItem } from "kubernetes-models/v1/LimitRangeItem";
import { limitProblems } from "../../../../src/simulator/kubernetes/quota/limit_rules.ts";
import { readAmounts } from "../../../../src/simulator/kubernetes/quota/resource_list.ts";

const asked = { requests: readAmounts({ cpu: "200m", memory: "1Gi" }), limits: readAmounts({ cpu: "1" }) };

const cases: [rule: Partial<ILimitRangeItem>, problems: string[]][] = [
  [{ min: { cpu: "100m" }, max: { cpu: "1" } }, []],
  [{ min: { cpu: "300m" } }, ["minimum cpu usage per Container is 300m, but request is 200m"]],
  [{ min: { disk: "1" } }, ["minimum disk usage per Container is 1.  No request is specified"]],
  [{ max: { cpu: "800m" } }, ["maximum cpu usage per Container is 800m, but limit is 1"]],
  [{ max: { memory: "2Gi" } }, ["maximum memory usage per Container is 2Gi.  No limit is specified"]],
  [{ maxLimitRequestRatio: { cpu: "2" } }, [
    "cpu max limit to request ratio per Container is 2, but provided ratio is 5.000000",
  ]],
  [{ maxLimitRequestRatio: { memory: "2" } }, [
    "memory max limit to request ratio per Container is 2, but no limit is specified or limit is 0",
  ]],
  [{ maxLimitRequestRatio: { disk: "2" } }, [
    "disk max limit to request ratio per Container is 2, but no request is specified or request is 0",
  ]],
];

for (const [rule, problems] of cases) {
  Deno.test(`limits ${JSON.stringify(rule)}`, () => {
    assert.deepEqual(limitProblems({ type: "Container", ...rule }, asked), problems);
  });
}

Deno.test("a claim has requests alone", () => {
  const item = { type: "PersistentVolumeClaim", min: { storage: "1Gi" }, max: { storage: "2Gi" } };
  const problems = (storage: string) => limitProblems(item, { requests: readAmounts({ storage }) });
  assert.deepEqual(problems("1Gi"), []);
  assert.deepEqual(problems("3Gi"), [
    "maximum storage usage per PersistentVolumeClaim is 2Gi, but request is 3Gi",
  ]);
});
