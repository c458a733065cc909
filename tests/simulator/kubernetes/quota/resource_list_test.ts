import assert from "node:assert/strict";
import {
  add,
  beyond,
  excess,
  isSameAmounts,
  listText,
  mask,
  most,
  readAmounts,
  withoutZeros,
  writeAmounts,
} from "../../../../src/simulator/kubernetes/quota/resource_list.ts";

const some = readAmounts({ memory: "1Gi", cpu: "500m" });
const more = readAmounts({ memory: "512Mi", cpu: 1, pods: "2" });

Deno.test("lists are added, compared and written resource by resource", () => {
  assert.deepEqual(writeAmounts(add(some, more)), { cpu: "1500m", memory: "1536Mi", pods: "2" });
  assert.deepEqual(writeAmounts(most(some, more)), { cpu: "1", memory: "1Gi", pods: "2" });
  assert.deepEqual(writeAmounts(excess(more, some)), { cpu: "500m", memory: "0", pods: "2" });
  assert.deepEqual(writeAmounts(withoutZeros(excess(some, more))), { memory: "512Mi" });
  assert.equal(listText(mask(some, ["pods", "cpu", "memory"])), "cpu=500m,memory=1Gi");
});

Deno.test("what is not limited is free", () => {
  assert.deepEqual(beyond(more, readAmounts({ cpu: "999m", memory: "512Mi" })), ["cpu"]);
});

Deno.test("the same amounts, however they are written", () => {
  assert.equal(isSameAmounts(some, readAmounts({ cpu: "0.5", memory: "1024Mi" })), true);
  assert.equal(isSameAmounts(some, more), false);
});
