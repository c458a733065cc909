import assert from "node:assert/strict";
import { line, lineText } from "../../../src/terminal/line.ts";
import {
  deepestLevel,
  foldedLines,
  foldedTo,
  type Folds,
  folds,
  followSections,
  opened,
  type Section,
  shownPlace,
  toggled,
} from "../../../src/explorer/text/folds.ts";

/** Eight lines: a over 0-6 with b over 1-3 and c over 4-5 inside, and d over 6-7 after it. */
const sections: Section[] = [
  { id: "a", line: 0, end: 6, level: 1, says: "{2}" },
  { id: "b", line: 1, end: 4, level: 2, says: "(2)" },
  { id: "c", line: 4, end: 6, level: 2, says: "(1)" },
  { id: "d", line: 6, end: 8, level: 1, says: "(1)" },
];
const all = folds(Array.from({ length: 8 }, (_, index) => line(`${index}`)), sections);

function seen(text: Folds): string {
  return foldedLines(text).map(lineText).join(" | ");
}

const folding: [string, (text: Folds) => Folds, string][] = [
  ["nothing", (text) => text, "0 | 1 | 2 | 3 | 4 | 5 | 6 | 7"],
  ["a section at its first line", (text) => toggled(text, 1), "0 | 1 (2) | 4 | 5 | 6 | 7"],
  ["the section around a line", (text) => toggled(text, 3), "0 | 1 (2) | 4 | 5 | 6 | 7"],
  ["and open again", (text) => toggled(toggled(text, 3), 1), "0 | 1 | 2 | 3 | 4 | 5 | 6 | 7"],
  ["what is folded stays so inside", (text) => toggled(toggled(text, 1), 0), "0 {2} | 6 | 7"],
  ["the first level", (text) => foldedTo(text, 1), "0 {2} | 6 (1)"],
  ["the second level", (text) => foldedTo(text, 2), "0 | 1 (2) | 4 (1) | 6 | 7"],
  ["all open", (text) => foldedTo(foldedTo(text, 1), 0), "0 | 1 | 2 | 3 | 4 | 5 | 6 | 7"],
  ["what hides a line is opened", (text) => opened(foldedTo(text, 1), 3), "0 | 1 | 2 | 3 | 4 (1) | 6 (1)"],
  ["a line that is seen opens nothing", (text) => opened(foldedTo(text, 1), 6), "0 {2} | 6 (1)"],
];

for (const [name, fold, expected] of folding) {
  Deno.test(`folding: ${name}`, () => assert.equal(seen(fold(all)), expected));
}

Deno.test("a line that is folded away is found at the line that stands for it", () => {
  const text = foldedTo(all, 2);
  assert.deepEqual([0, 1, 2, 3, 4, 5, 6, 7].map((at) => shownPlace(text, at)), [0, 1, 1, 1, 2, 2, 3, 4]);
});

Deno.test("a text without sections has no level", () => {
  assert.equal(deepestLevel(all), 2);
  assert.equal(deepestLevel(folds([], [])), 0);
  assert.equal(toggled(folds([line("x")], []), 0).closed.size, 0);
});

const followed: [line: number, then: number][] = [[0, 0], [2, 4], [3, 4], [5, 9]];

for (const [line, then] of followed) {
  Deno.test(`line ${line} of a section is found again in another reading`, () => {
    const later: Section[] = [
      { id: "b", line: 3, end: 5, level: 1, says: "" },
      { id: "c", line: 8, end: 12, level: 1, says: "" },
    ];
    assert.equal(followSections(sections, later)(line), then);
  });
}
