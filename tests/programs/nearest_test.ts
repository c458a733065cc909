import assert from "node:assert/strict";
import { nearest } from "../../src/programs/nearest.ts";

const commands = ["get", "describe", "delete", "explain", "config", "version"];

const cases: [string, string[]][] = [
  ["gte", ["get"]],
  ["exp", ["explain"]],
  ["dekete", ["delete"]],
  ["GET", ["get"]],
  ["frobnicate", []],
];

for (const [word, expected] of cases) {
  Deno.test(`nearest to ${word}`, () => assert.deepEqual(nearest(word, commands), expected));
}
