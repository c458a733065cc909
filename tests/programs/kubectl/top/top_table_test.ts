import assert from "node:assert/strict";
import { cells, sortAmounts, topText } from "../../../../src/programs/kubectl/top/top_table.ts";

Deno.test("parts of a thousandth count as one, parts of a mebibyte do not", () => {
  assert.deepEqual(cells({ cpuMilli: 1.2, memoryBytes: 2.9 * 2 ** 20 }), ["2m", "2Mi"]);
});

Deno.test("every cell is padded", () =>
  assert.equal(topText([["a", "b"], ["cc", "d"]]), "a     b     \ncc    d     \n"));

const items = [{ name: "b", cpuMilli: 1, memoryBytes: 9 }, { name: "a", cpuMilli: 5, memoryBytes: 2 }];
const orders: [field: string, names: string][] = [["", "ab"], ["cpu", "ab"], ["memory", "ba"]];

for (const [field, names] of orders) {
  Deno.test(`sorted by ${field || "name"}`, () => {
    const sorted = sortAmounts([...items], field, { amounts: (item) => item, name: ({ name }) => name });
    assert.equal(sorted.map(({ name }) => name).join(""), names);
  });
}
