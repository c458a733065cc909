import assert from "node:assert/strict";
import { rowsMoved } from "../../../src/classroom/view/scroll_keys.ts";

const KEYS: [key: string, rows: number | undefined][] = [
  ["Down", 1],
  ["Up", -1],
  ["Space", 10],
  ["PageDown", 10],
  ["PageUp", -10],
  ["Home", -Infinity],
  ["End", Infinity],
  ["q", undefined],
  ["constructor", undefined],
];
for (const [key, rows] of KEYS) {
  Deno.test(`${key} moves by ${rows}`, () => assert.equal(rowsMoved(key, 10), rows));
}
