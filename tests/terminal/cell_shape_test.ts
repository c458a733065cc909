import assert from "node:assert/strict";
import { cellShape } from "../../src/terminal/cell_shape.ts";

const stroke = { x: 0.2, y: 0.1 };

/** A character, and its rectangles as x, y, width, height. */
const shapes: [character: string, rectangles: number[][] | undefined][] = [
  ["a", undefined],
  ["─", [[0, 0.45, 1, 0.1]]],
  ["│", [[0.4, 0, 0.2, 1]]],
  ["┌", [[0.4, 0.45, 0.6, 0.1], [0.4, 0.45, 0.2, 0.55]]],
  ["┘", [[0, 0.45, 0.6, 0.1], [0.4, 0, 0.2, 0.55]]],
  ["▀", [[0, 0, 1, 0.5]]],
  ["▂", [[0, 0.75, 1, 0.25]]],
  ["█", [[0, 0, 1, 1]]],
  ["▌", [[0, 0, 0.5, 1]]],
  ["▏", [[0, 0, 0.125, 1]]],
  ["▐", [[0.5, 0, 0.5, 1]]],
  ["⠀", []],
  ["⡈", [[0.65, 0.075, 0.25, 0.125], [0.15, 0.825, 0.25, 0.125]]],
];

for (const [character, rectangles] of shapes) {
  Deno.test(`the shape of ${JSON.stringify(character)}`, () => {
    const found = cellShape(character, stroke)?.map(({ x, y, width, height }) => [x, y, width, height]);
    assert.deepEqual(found?.map((shape) => shape.map((value) => Number(value.toFixed(3)))), rectangles);
  });
}
