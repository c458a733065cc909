import assert from "node:assert/strict";
import { parseKeyName, shortKeyName } from "../../src/terminal/key_name.ts";

/** Written, canonical name, what it types, as a footer shows it. */
const keys: [string, string, string, string][] = [
  ["a", "a", "a", "a"],
  ["N", "Shift-N", "N", "⇧N"],
  ["Shift-N", "Shift-N", "N", "⇧N"],
  ["shift-n", "Shift-N", "N", "⇧N"],
  ["Ctrl-W", "Ctrl-W", "", "^W"],
  ["^w", "Ctrl-W", "", "^W"],
  ["ctrl+alt+x", "Ctrl-Alt-X", "", "^⌥X"],
  ["Enter", "Enter", "", "⏎"],
  ["escape", "Esc", "", "Esc"],
  ["PgDn", "PageDown", "", "PageDown"],
  ["Shift-1", "!", "!", "!"],
  ["Ctrl-Shift-0", "Ctrl-)", "", "^)"],
  ["Shift-Left", "Shift-Left", "", "⇧←"],
  ["Space", "Space", " ", "Space"],
  ["F5", "F5", "", "F5"],
  ["-", "-", "-", "-"],
  ["Ctrl--", "Ctrl--", "", "^-"],
  ["/", "/", "/", "/"],
];

Deno.test("key names as people write them", () => {
  for (const [written, key, text, short] of keys) {
    assert.deepEqual(parseKeyName(written), { type: "key", key, text }, written);
    assert.equal(shortKeyName(key), short);
  }
  for (const wrong of ["", "Entr", "Ctrl-", "F99"]) assert.equal(parseKeyName(wrong), undefined, wrong);
});
