import assert from "node:assert/strict";
import { compareLines, fieldsOf } from "../../../src/explorer/logs/log_line.ts";
import { logLine } from "./sample_lines.ts";

Deno.test("lines are in the order of their times, and of their arrival where these are alike", () => {
  const lines = [logLine(2, "c", { id: 1 }), logLine(1, "b", { id: 3 }), logLine(1, "a", { id: 2 })];
  assert.deepEqual(lines.toSorted(compareLines).map(({ text }) => text), ["a", "b", "c"]);
});

Deno.test("what a line says by name is read once, and only of lines of a log", () => {
  const line = logLine(1, "level=info port=80");
  assert.equal(fieldsOf(line)?.level, "info");
  assert.equal(fieldsOf(line), fieldsOf(line));
  assert.equal(fieldsOf(logLine(1, "plain")), undefined);
  assert.equal(fieldsOf(logLine(1, "level=info port=80", { kind: "note" })), undefined);
});
