import assert from "node:assert/strict";
import {
  comparisonOf,
  incompatible,
} from "../../../../../src/simulator/userland/commands/coreutils/sort_order.ts";

const ORDERS: [letters: string, sorted: readonly string[]][] = [
  ["", ["10", "2", "A", "a"]],
  ["n", ["-3", "x", "2", "10"]],
  ["h", ["-1G", "-5", "3", "900K", "2000K", "1M"]],
  ["g", ["x", "-inf", "1e1", "0x20"]],
  ["M", ["foo", "jan", "FEB 2", " Dec"]],
  ["V", ["a1", "a2", "a10"]],
  ["d", ["a-b", "ac", "a.d"]],
];

for (const [letters, sorted] of ORDERS) {
  Deno.test(`sort_order: ${letters || "text"}`, () => {
    const compare = comparisonOf(new Set(letters), "");
    assert.deepEqual([...sorted].reverse().sort(compare), sorted);
  });
}

Deno.test("sort_order: what cannot stand together", () => {
  assert.equal(incompatible(new Set("nM")), "Mn");
  assert.equal(incompatible(new Set("nrb")), undefined);
});
