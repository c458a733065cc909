import assert from "node:assert/strict";
import { line } from "../../../src/terminal/line.ts";
import { foldGutter, type GutterOptions } from "../../../src/explorer/text/fold_gutter.ts";
import { folds } from "../../../src/explorer/text/folds.ts";
import { textView, withFolds } from "../../../src/explorer/text/text_view.ts";

const sections = [
  { id: "a", line: 0, end: 2, level: 1, says: "(1)" },
  { id: "b", line: 2, end: 4, level: 1, says: "(1)" },
];
const source = ["a", "1", "b", "2", "c"].map((text) => line(text));

const gutters: [string, closed: string[], GutterOptions, string[]][] = [
  ["what can be folded", [], {}, ["▾ ", "  ", "▾ ", "  ", "  "]],
  ["what is folded", ["a"], {}, ["▸ ", "▾ ", "  ", "  "]],
  ["numbers of the whole text", ["a"], { hasNumbers: true }, ["1 ▸ ", "3 ▾ ", "4   ", "5   "]],
  ["what has changed", ["a"], { changed: new Set([1, 3]) }, ["▸ ", "▾ ", "Δ ", "  "]],
];

for (const [name, closed, options, expected] of gutters) {
  Deno.test(`before the lines stands ${name}`, () => {
    const view = withFolds(textView(), folds(source, sections, new Set(closed)));
    const gutter = foldGutter(view, options);
    assert.deepEqual(view.lines.map((_, index) => gutter(index).map(({ text }) => text).join("")), expected);
  });
}
