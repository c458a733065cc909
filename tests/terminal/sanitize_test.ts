import assert from "node:assert/strict";
import fc from "fast-check";
import { isPlain, sanitize, textLines } from "../../src/terminal/sanitize.ts";

const cases: [string, string][] = [
  ["plain", "plain"],
  ["a\nb", "a␊b"],
  ["\x1b[31mred", "␛[31mred"],
  ["bell\x07", "bell␇"],
  ["tab\there", "tab here"],
  ["del\x7f", "del␡"],
  ["c1\x9b31m", "c1�31m"],
  ["evil\u202etxt", "evil�txt"],
  ["bom\ufeff", "bom�"],
  ["arabic mark\u061c", "arabic mark�"],
  ["half \ud83d pair", "half � pair"],
  ["日本 👍🏽 e\u0301", "日本 👍🏽 e\u0301"],
];

Deno.test("what could move the cursor becomes visible", () => {
  for (const [hostile, shown] of cases) assert.equal(sanitize(hostile), shown, JSON.stringify(hostile));
});

Deno.test("no control character survives", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
    assert.ok(!/\p{Control}/u.test(sanitize(text)));
    assert.ok(!isPlain(text) || sanitize(text) === text);
  }));
});

Deno.test("text becomes lines, tabs become columns, colours go", () => {
  assert.deepEqual(textLines("a\tb\r\n\x1b[1;31mred\x1b[0m\n\tc"), ["a       b", "red", "        c"]);
});
