import assert from "node:assert/strict";
import { TOPICS } from "../../../../../src/simulator/userland/commands/system_tools/manual_pages.ts";

Deno.test("manual pages: each says what it is about, in a section of the manual", () => {
  for (const { section, about, text } of Object.values(TOPICS)) {
    assert.ok(section >= 1 && section <= 8 && about !== "" && text.length > 200);
  }
});
