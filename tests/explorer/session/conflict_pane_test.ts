import assert from "node:assert/strict";
import { conflictLines } from "../../../src/explorer/session/conflict_pane.ts";
import { lineText } from "../../../src/terminal/line.ts";

Deno.test("a conflict shows three values, line by line", () => {
  const lines = conflictLines(
    [{ path: "data.a", before: "x", mine: { b: 1, c: "two\nlines" }, theirs: undefined }],
    "/state/drafts/x",
  );
  assert.deepEqual(lines.slice(3).map((line) => lineText(line).trimEnd()), [
    " data.a",
    "   was    x",
    "   yours  b: 1",
    "          c: |-",
    "            two",
    "            lines",
    "   now    (absent)",
    "",
  ]);
});
