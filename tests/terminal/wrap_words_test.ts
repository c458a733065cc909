import assert from "node:assert/strict";
import { wrapWords } from "../../src/terminal/wrap_words.ts";
import { line, lineText } from "../../src/terminal/line.ts";

const CASES: [string, { columns: number; indent?: number; rows?: number }, string[]][] = [
  ["short", { columns: 10 }, ["short"]],
  ["one two three", { columns: 8, indent: 2 }, ["one two ", "  three"]],
  ["abcdefghij", { columns: 4 }, ["abcd", "efgh", "ij"]],
];

Deno.test("lines are broken between words", () => {
  for (const [text, options, rows] of CASES) {
    assert.deepEqual(wrapWords(line(text), options).map(lineText), rows);
  }
});

Deno.test("a text that is too long ends in a sign", () => {
  const rows = wrapWords(line("one two three four"), { columns: 8, rows: 2 }).map(lineText);
  assert.equal(rows.length, 2);
  assert.match(rows[1]!, /…$/);
});

Deno.test("a word of several spans stays together", () => {
  const shown = line([{ text: "change " }, { text: "replicas", role: "key" }, { text: "; then wait" }]);
  assert.deepEqual(wrapWords(shown, { columns: 15 }).map(lineText), ["change ", "replicas; then ", "wait"]);
});
