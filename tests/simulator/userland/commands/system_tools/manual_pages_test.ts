import assert from "node:assert/strict";
import { TOPICS } from "../../../../../src/simulator/userland/commands/system_tools/manual_pages.ts";

Deno.test("manual pages: each says what it is about, in a section of the manual", () => {
  for (const { section, about, text } of Object.values(TOPICS)) {
    assert.ok(section >= 1 && section <= 8 && about !== "" && text.length > 200);
  }
});

Deno.test("manual pages: a table's line fits a page of 78 columns", () => {
  const lines = Object.values(TOPICS).flatMap(({ text }) => text.split("\n"));
  assert.deepEqual(lines.filter((line) => line.startsWith("  ") && line.length > 71), []);
});
