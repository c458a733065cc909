import assert from "node:assert/strict";
import { line } from "../../../src/terminal/line.ts";
import { lastBelow, rowsOfLine, type TextWindow, topAbove } from "../../../src/explorer/text/text_window.ts";

/** Lines of 5, 25, 0, 10, 11 and 5 characters in windows of 10 columns and 4 rows. */
const window: TextWindow = {
  lines: [5, 25, 0, 10, 11, 5].map((length) => line("x".repeat(length))),
  rows: 4,
  columns: 10,
  isWrapped: true,
};

Deno.test("a wrapped line takes as many rows as it needs", () => {
  assert.deepEqual(window.lines.map((_, index) => rowsOfLine(window, index)), [1, 3, 1, 1, 2, 1]);
  const wide = { ...window, lines: [line("世".repeat(6)), line("世".repeat(6000))] };
  assert.equal(rowsOfLine(wide, 0), 2);
  assert.ok(rowsOfLine(wide, 1) >= 600);
  for (const one of [{ ...window, isWrapped: false }, { ...window, columns: 0 }]) {
    assert.equal(rowsOfLine(one, 1), 1);
  }
});

const windows: [last: number, top: number][] = [[0, 0], [1, 0], [2, 1], [3, 2], [4, 2], [5, 3]];
for (const [last, top] of windows) {
  Deno.test(`the window that ends with line ${last} begins with ${top}`, () =>
    assert.equal(topAbove(window, last), top));
}

const ends: [top: number, last: number][] = [[0, 1], [1, 2], [2, 4], [3, 5], [5, 5]];
for (const [top, last] of ends) {
  Deno.test(`the window that begins with line ${top} ends with ${last}`, () =>
    assert.equal(lastBelow(window, top), last));
}

Deno.test("a line higher than the window stands alone", () => {
  const low = { ...window, rows: 2 };
  assert.deepEqual([topAbove(low, 1), lastBelow(low, 1)], [1, 1]);
});
