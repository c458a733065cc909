import assert from "node:assert/strict";
import { areaChart, partsBar, shareBar } from "../../../src/explorer/around/chart.ts";

Deno.test("an area chart holds two values a cell, the newest at the right edge", () => {
  const CASES: [number[], number, number, string[]][] = [
    [[], 3, 1, ["   "]],
    [[1, 1], 2, 1, [" ⣿"]],
    [[0.5, 1], 1, 1, ["⣼"]],
    [[1, 1], 1, 2, ["⣿", "⣿"]],
    [[0.5, 0.5], 1, 2, [" ", "⣿"]],
    [[0.001, 0], 1, 1, ["⡀"]],
    [[1, 1, 0, 0], 1, 1, [" "]],
    [[7, -1], 1, 1, ["⡇"]],
  ];
  for (const [values, columns, rows, lines] of CASES) {
    assert.deepEqual(areaChart(values, columns, rows), lines, JSON.stringify(values));
  }
});

Deno.test("the parts of a bar fill it, and none that is not 0 is lost", () => {
  const bar = (...counts: number[]) =>
    partsBar(counts.map((count) => ({ count, role: "ok" as const })), 10).map(({ text }) => text.length);
  assert.deepEqual(bar(1, 0, 1), [5, 0, 5]);
  assert.deepEqual(bar(1000, 1, 1), [8, 1, 1]);
  assert.deepEqual(bar(0, 0), [10]);
});

Deno.test("a share has eighths of a column", () => {
  assert.deepEqual([0, 0.5, 0.31, 1, 3].map((share) => shareBar(share, 4)), [
    "····",
    "██··",
    "█▎··",
    "████",
    "████",
  ]);
});
