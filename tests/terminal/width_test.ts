import assert from "node:assert/strict";
import fc from "fast-check";
import stringWidth from "string-width";
import { sanitize } from "../../src/terminal/sanitize.ts";
import { clusters, clusterWidth, pad, seenPart, shorten, textWidth } from "../../src/terminal/width.ts";

const widths: [string, number][] = [
  ["", 0],
  ["abc", 3],
  ["é", 1],
  ["e\u0301", 1],
  ["日本", 4],
  ["ｆｕｌｌ", 8],
  ["한국", 4],
  ["👍", 2],
  ["👍🏽", 2],
  ["👩‍👩‍👧", 2],
  ["🇩🇪", 2],
  ["1️⃣", 2],
  ["❤", 1],
  ["❤️", 2],
  ["⌚︎", 1],
  ["\u200b", 0],
  ["กำ", 2],
  ["⎈ ● ▌ ─ … ✗ ⏎ ⇥ ↑", 17],
];

Deno.test("columns of text", () => {
  for (const [text, columns] of widths) assert.equal(textWidth(text), columns, JSON.stringify(text));
});

Deno.test("widths agree with string-width, cluster by cluster", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      for (const cluster of clusters(text)) {
        assert.equal(clusterWidth(cluster), Math.min(2, stringWidth(cluster)), JSON.stringify(cluster));
      }
    }),
    { numRuns: 300 },
  );
});

const shortened: [string, number, "end" | "middle", string][] = [
  ["short", 10, "end", "short"],
  ["nginx-deployment-66b6c48dd5-4xk8d", 20, "end", "nginx-deployment-66…"],
  ["nginx-deployment-66b6c48dd5-4xk8d", 20, "middle", "nginx-depl…dd5-4xk8d"],
  ["日本語", 4, "end", "日…"],
  ["abc", 1, "end", "…"],
  ["abc", 0, "end", ""],
];

Deno.test("text is shortened with an ellipsis at its end or in its middle", () => {
  for (const [text, columns, where, expected] of shortened) {
    assert.equal(shorten(text, columns, where), expected);
  }
});

Deno.test("shortened text never takes more columns than it may", () => {
  fc.assert(fc.property(
    fc.string({ unit: "grapheme" }),
    fc.nat(12),
    fc.constantFrom("end" as const, "middle" as const),
    (text, columns, where) => assert.ok(textWidth(shorten(text, columns, where)) <= columns),
  ));
});

Deno.test("padding fills with spaces on the side that is free", () => {
  assert.equal(pad("ab", 4), "ab  ");
  assert.equal(pad("日", 4, "right"), "  日");
  assert.equal(pad("long", 2), "long");
});

Deno.test("signs that are told apart without the segmenter's rules are told apart as by them", () => {
  const segmenter = new Intl.Segmenter();
  for (let unit = 0x2010; unit < 0x2c00; unit++) {
    const sign = String.fromCharCode(unit);
    for (const text of [sign + sign, `a${sign}b`, `${sign}\u0301`, `${sign}\ufe0f${sign}`, `→${sign}─`]) {
      assert.deepEqual(clusters(text), [...segmenter.segment(text)].map(({ segment }) => segment));
    }
  }
});

Deno.test("hostile text is measured and cut as it is drawn", () => {
  for (const text of ["\x1b[2J", "a\tb", "x\u202ey", "one\r\ntwo", "\x9b\x00日", "\ud800"]) {
    assert.equal(textWidth(text), textWidth(sanitize(text)), JSON.stringify(text));
    assert.ok(textWidth(shorten(text, 2)) <= 2, JSON.stringify(text));
    assert.equal(textWidth(pad(text, 20)), 20, JSON.stringify(text));
  }
});

/** Texts that are all marks, or have no end. */
const floods: [string, string][] = [
  ["combining marks", "a" + "\u0301".repeat(1_000_000)],
  ["joined emoji", "👩\u200d".repeat(300_000)],
  ["signs without a width", "\u200b".repeat(1_000_000)],
  ["wide letters", "日".repeat(1_000_000)],
  ["letters", "x".repeat(1_000_000)],
];

for (const [name, text] of floods) {
  Deno.test(`a flood of ${name} takes the columns there are, and little time`, () => {
    const shown = shorten(text, 20);
    assert.ok(textWidth(shown) <= 20);
    assert.ok(shown.length <= 21 * 64, `${shown.length} units`);
    assert.ok(seenPart(text, 80).length < 4000);
    const started = performance.now();
    for (let count = 0; count < 20; count++) shorten(text, 80, count % 2 === 0 ? "end" : "middle");
    assert.ok((performance.now() - started) / 20 < 20, "each in less than a frame");
  });
}
