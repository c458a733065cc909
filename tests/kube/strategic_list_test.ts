import assert from "node:assert/strict";
import { mergePatchList, orderList } from "../../src/kube/strategic_list.ts";

const orders: [merged: string, order: string, original: string, result: string][] = [
  ["abc", "", "abc", "abc"],
  ["abc", "cb", "abc", "acb"],
  ["abcn", "n", "abc", "nabc"],
  ["abcn", "bn", "abc", "abnc"],
  ["abcn", "cn", "abc", "abcn"],
  ["abc", "xyz", "cba", "cba"],
];
for (const [merged, order, original, result] of orders) {
  Deno.test(`"${merged}" in the order "${order}", once "${original}", is "${result}"`, () => {
    assert.equal(orderList([...merged], [...order], [...original], undefined).join(""), result);
  });
}

Deno.test("objects are told apart by the merge key", () => {
  const rules = {
    merge: (item: object, change: object) => ({ ...item, ...change }),
    added: (item: object) => ({ ...item }),
  };
  const list = mergePatchList(
    [{ k: 1, a: 1 }, { k: 2 }],
    [{ k: 1, b: 1 }, { k: 2, $patch: "delete" }],
    "k",
    rules,
  );
  assert.deepEqual(list, [{ k: 1, a: 1, b: 1 }]);
});
