import assert from "node:assert/strict";
import { compareLines } from "../../../src/explorer/logs/log_line.ts";
import { logLine } from "./sample_lines.ts";

Deno.test("lines are in the order of their times, and of their arrival where these are alike", () => {
  const lines = [logLine(2, "c", { id: 1 }), logLine(1, "b", { id: 3 }), logLine(1, "a", { id: 2 })];
  assert.deepEqual(lines.toSorted(compareLines).map(({ text }) => text), ["a", "b", "c"]);
});
