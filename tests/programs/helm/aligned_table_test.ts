import assert from "node:assert/strict";
import { alignedTable } from "../../../src/programs/helm/aligned_table.ts";

const cases: [string, string[][], number, string][] = [
  ["columns are padded, the last one too", [["NAME", "X"], ["a", "long"]], 0, "NAME\tX   \na   \tlong"],
  ["a cell that is too long", [["NAME"], ["abcdefghij"]], 6, "NAME  \nabc..."],
  // The whole of the first cell is longer than the widest line.
  ["two lines, too long together", [["a\nbc", "x"]], 0, "...\tx"],
  ["two lines that fit", [["a\nb", "x"], ["abcd", "y"]], 0, "a   \tx\nb   \t \nabcd\ty"],
];
for (const [title, rows, mostColumns, expected] of cases) {
  Deno.test(`tables: ${title}`, () => assert.equal(alignedTable(rows, { mostColumns }), expected));
}
