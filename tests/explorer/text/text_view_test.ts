import assert from "node:assert/strict";
import fc from "fast-check";
import { line, lineText } from "../../../src/terminal/line.ts";
import {
  cursorAt,
  fitted,
  isAtEnd,
  jumpTo,
  matchCount,
  moveCursor,
  nextMatch,
  plainText,
  scroll,
  search,
  sideways,
  type TextView,
  textView,
  toEnd,
  toggleWrap,
  visibleLines,
  withLines,
} from "../../../src/explorer/text/text_view.ts";

function numbered(count: number, rows = 5): TextView {
  return fitted(textView(Array.from({ length: count }, (_, index) => line(`line ${index}`))), rows);
}

/** What is seen, the cursor's line in brackets. */
function seen(view: TextView, columns = 40): string[] {
  return visibleLines(view, columns, view.rows, { cursorShown: true })
    .map((shown) => shown.fill ? `[${lineText(shown)}]` : lineText(shown));
}

const moves: [string, (view: TextView) => TextView, string[]][] = [
  ["nothing", (view) => view, ["[line 0]", "line 1", "line 2"]],
  ["down inside", (view) => moveCursor(view, 2), ["line 0", "line 1", "[line 2]"]],
  ["down past the window", (view) => moveCursor(view, 3), ["line 1", "line 2", "[line 3]"]],
  ["down past the end", (view) => moveCursor(view, 99), ["line 7", "line 8", "[line 9]"]],
  ["up past the start", (view) => moveCursor(view, -1), ["[line 0]", "line 1", "line 2"]],
  ["scrolling takes the cursor along", (view) => scroll(view, 4), ["[line 4]", "line 5", "line 6"]],
  ["scrolling stops at the end", (view) => scroll(view, 99), ["[line 7]", "line 8", "line 9"]],
  ["the end", toEnd, ["line 7", "line 8", "[line 9]"]],
  ["a jump within sight leaves the window", (view) => jumpTo(view, 2), ["line 0", "line 1", "[line 2]"]],
  ["a jump out of sight shows what is around", (view) => jumpTo(view, 6), ["line 5", "[line 6]", "line 7"]],
  ["a jump to the end", (view) => jumpTo(view, 9), ["line 7", "line 8", "[line 9]"]],
  ["fewer lines", (view) => withLines(toEnd(view), [line("only")]), ["[only]"]],
];

for (const [name, move, expected] of moves) {
  Deno.test(`a text moves: ${name}`, () => assert.deepEqual(seen(move(numbered(10, 3))), expected));
}

Deno.test("search stands at the first match from here on, goes round, and counts", () => {
  let view = search(cursorAt(numbered(30), 15), "LINE .?5$");
  assert.equal(view.cursor, 15);
  assert.equal(matchCount(view), "2 of 3");
  view = nextMatch(view, 1);
  assert.equal(view.cursor, 25);
  view = nextMatch(view, 1);
  assert.equal(view.cursor, 5);
  assert.equal(nextMatch(view, -1).cursor, 25);
  assert.equal(matchCount(moveCursor(view, 1)), "3 found");
  assert.equal(matchCount(search(view, "zebra")), "not found");
});

Deno.test("a pattern that is none says so and finds nothing", () => {
  const view = search(numbered(3), "(");
  assert.match(view.problem ?? "", /Unterminated group/);
  assert.deepEqual(view.matches, []);
  assert.equal(search(view, "").problem, undefined);
  assert.equal(withLines(view, [line("(")]).matches.length, 0);
});

Deno.test("what matches is a span of its own, whatever spans it crosses", () => {
  const view = search(
    fitted(textView([line([{ text: "image: ", role: "accent" }, { text: "nginx" }])]), 1),
    "e: ng",
  );
  assert.deepEqual(visibleLines(view, 40, 1)[0]?.spans, [
    { text: "imag", role: "accent" },
    { text: "e: ", role: "match" },
    { text: "ng", role: "match" },
    { text: "inx" },
  ]);
});

Deno.test("long lines: to the right, or wrapped", () => {
  const view = fitted(textView([line("0123456789")]), 3);
  assert.deepEqual(seen(sideways(view, 4)), ["[456789]"]);
  assert.deepEqual(seen(toggleWrap(sideways(view, 4)), 4), ["[0123]", "[4567]", "[89]"]);
});

Deno.test("the whole text can be taken", () => assert.equal(plainText(numbered(2)), "line 0\nline 1\n"));

Deno.test("whatever is pressed, cursor and window stay inside the text, the cursor inside the window", () => {
  const step = fc.tuple(
    fc.constantFrom("move", "scroll", "rows", "lines"),
    fc.integer({ min: -40, max: 40 }),
  );
  fc.assert(fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
    let view = numbered(20);
    for (const [kind, number] of steps) {
      if (kind === "move") view = moveCursor(view, number);
      if (kind === "scroll") view = scroll(view, number);
      if (kind === "rows") view = fitted(view, Math.abs(number) + 1);
      if (kind === "lines") view = withLines(view, numbered(Math.abs(number)).lines);
      assert.ok(view.cursor >= 0 && view.cursor < Math.max(1, view.lines.length));
      assert.ok(view.cursor >= view.top && view.cursor < view.top + view.rows);
    }
    assert.ok(isAtEnd(toEnd(view)));
  }));
});

Deno.test("wrapped, the end is seen, and a line higher than the window is read row by row", () => {
  const text = textView([line("first"), line("0123456789abcdefghijklmnop"), line("last")]);
  let view = fitted(toggleWrap(text), 3, 5);
  const rows = () => visibleLines(view, 5, 3).map(lineText);
  assert.deepEqual(rows(), ["first", "01234", "56789"]);
  view = toEnd(view);
  assert.equal(rows().at(-1), "last");
  view = cursorAt(view, 0);
  view = moveCursor(view, 1);
  assert.deepEqual(rows(), ["01234", "56789", "abcde"]);
  for (const expected of ["56789", "abcde", "fghij"]) {
    view = moveCursor(view, 1);
    assert.equal(rows()[0], expected);
  }
  view = moveCursor(view, 1);
  assert.equal(rows().at(-1), "last");
  view = moveCursor(view, -1);
  assert.equal(rows().at(-1), "p");
  view = scroll(cursorAt(view, 0), 1);
  assert.equal(rows()[0], "01234");
  view = scroll(view, 2);
  assert.equal(rows()[0], "abcde");
  view = scroll(view, -1);
  assert.equal(rows()[0], "56789");
});
