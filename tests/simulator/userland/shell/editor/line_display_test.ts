import assert from "node:assert/strict";
import { LineDisplay, placeOf } from "../../../../../src/simulator/userland/shell/editor/line_display.ts";

Deno.test("a line that is as wide as the terminal goes on below", () => {
  assert.deepEqual(placeOf("abcd", 4), { row: 1, column: 0 });
  assert.deepEqual(placeOf("ab日", 3), { row: 1, column: 2 });
  assert.deepEqual(placeOf("\x1b[1m$ \x1b[0ma", 80), { row: 0, column: 3 });
});

Deno.test("what is added at the end is only written", () => {
  let sent = "";
  const display = new LineDisplay((text) => sent += text, () => 80);
  display.show("$ ", "", 0);
  display.show("$ ", "a", 1);
  display.show("$ ", "ab", 2);
  assert.equal(sent, "$ ab");
  display.show("$ ", "ab", 1);
  assert.equal(sent.slice(4), "\r$ ab\x1b[J\r\x1b[3C");
});
