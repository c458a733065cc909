import assert from "node:assert/strict";
import { Grid } from "../../src/terminal/grid.ts";

/** Writes in order (x, text) on a row of ten columns, and what the row then reads. */
const writes: [string, [number, string][], string][] = [
  ["plain", [[0, "abc"]], "abc       "],
  ["clipped at the edge", [[8, "abc"]], "        ab"],
  ["wide clusters take two cells", [[0, "日本"]], "日本      "],
  ["a wide cluster that does not fit leaves a blank", [[9, "日"]], "          "],
  ["the left half is overwritten", [[0, "日本"], [0, "x"]], "x 本      "],
  ["the right half is overwritten", [[0, "日本"], [1, "x"]], " x本      "],
  ["wide over wide, shifted by one", [[0, "日本"], [1, "語"]], " 語       "],
  ["combining marks stay with their letter", [[0, "e\u0301x"]], "e\u0301x        "],
  ["control characters are visible", [[0, "a\nb"]], "a␊b       "],
  ["nothing left of the grid", [[-1, "abc"]], "          "],
];

Deno.test("writing cells", () => {
  for (const [name, steps, row] of writes) {
    const grid = new Grid(10, 1);
    for (const [x, text] of steps) grid.write(x, 0, text);
    assert.equal(grid.rowText(0), row, name);
  }
});

Deno.test("write tells the columns it used and obeys a limit", () => {
  const grid = new Grid(10, 2);
  assert.equal(grid.write(0, 0, "abcdef", 0, 3), 3);
  assert.equal(grid.write(0, 1, "日本語", 0, 5), 5);
  assert.equal(grid.rowText(1), "日本      ");
  assert.equal(grid.write(0, 7, "outside"), 0);
});

Deno.test("a copy does not change with its original", () => {
  const grid = new Grid(4, 1);
  grid.write(0, 0, "abcd");
  const copy = grid.copy();
  grid.fill(1, 0, 9, 1);
  assert.equal(copy.rowText(0), "abcd");
  assert.equal(grid.rowText(0), "a   ");
});
