import assert from "node:assert/strict";
import { BASH_RULES } from "../../../../src/simulator/userland/shell/parse.ts";
import { Reader } from "../../../../src/simulator/userland/shell/reader.ts";

Deno.test("lines are counted as the reader goes on", () => {
  const reader = new Reader("a\nb\nc", BASH_RULES);
  reader.at = 2;
  assert.deepEqual([reader.line, reader.sourceLine(), reader.lastLine], [2, "b", 4]);
  reader.at = 0;
  assert.equal(reader.line, 1);
});

Deno.test("comments and lines that go on are blank", () => {
  const reader = new Reader("  \\\n # x\ny", BASH_RULES);
  reader.skipBlanks();
  assert.equal(reader.peek(), "\n");
});
