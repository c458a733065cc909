import assert from "node:assert/strict";
import { line, lineText } from "../../../src/terminal/line.ts";
import { hasMatch, highlight, rawText, shifted } from "../../../src/explorer/text/line_parts.ts";

const shifts: [left: number, columns: number, shown: string][] = [
  [0, 2, "0123"],
  [4, 40, "456789ab"],
  [9, 40, "9ab"],
  [12, 40, ""],
];

for (const [left, columns, shown] of shifts) {
  Deno.test(`from column ${left} on, as much as ${columns} columns may need`, () =>
    assert.equal(lineText(shifted(line([{ text: "01234567" }, { text: "89ab" }]), left, columns)), shown));
}

Deno.test("a line made when it is seen says its text without being made", () => {
  const lazy = {
    text: "abc",
    get spans(): never {
      throw new Error("made");
    },
  };
  assert.equal(rawText(lazy), "abc");
  assert.equal(rawText(line("abc")), "abc");
});

Deno.test("a line's background stays when something in it is found", () => {
  const found = highlight({ spans: [{ text: "abc" }], fill: "panel" }, /b/gu);
  assert.deepEqual(found, {
    spans: [{ text: "a" }, { text: "b", role: "match" }, { text: "c" }],
    fill: "panel",
  });
});

Deno.test("no pattern takes long for a long line, and what is far to the right is found", () => {
  const long = line(`${"x".repeat(100_000)}needle`);
  const before = performance.now();
  assert.equal(hasMatch(long, /x+y/giu), false);
  assert.ok(performance.now() - before < 3000);
  assert.equal(hasMatch(long, /needle/giu), true);
});

Deno.test("letters with marks on them are not cut short", () => {
  const marked = "a\u0301\u0302".repeat(20);
  assert.equal(lineText(shifted(line(marked), 0, 20)), marked);
});
