import assert from "node:assert/strict";
import {
  footerLine,
  type HeaderFacts,
  headerLine,
  SIMULATOR,
} from "../../../src/classroom/view/lesson_header.ts";
import { lineText } from "../../../src/terminal/line.ts";
import { textWidth } from "../../../src/terminal/width.ts";
import { stateOf } from "./small_lesson.ts";

const facts: HeaderFacts = {
  state: stateOf({ runs: [{ outcome: "solved" }] }),
  where: SIMULATOR,
  namespace: "lesson",
  speed: 1,
  isPaused: false,
  passedMs: 101_000,
};

const headers: [name: string, options: Partial<HeaderFacts>, columns: number, shown: RegExp][] = [
  ["all of it", {}, 100, /^ Volumes stay +⎈ simulator · lesson {2}×1 ▶ 01:41 {2}step 1 of 2, 1 done $/],
  [
    "its place in the course",
    { place: { unit: "Lesson", number: 3, of: 32 } },
    100,
    /^ Lesson 3 of 32 · Volumes/,
  ],
  ["a question of a review", { place: { unit: "Question", number: 1, of: 3 } }, 100, /^ Question 1 of 3 · /],
  ["paused", { isPaused: true }, 100, /⏸ 01:41/],
  ["faster", { speed: 4 }, 100, /×4 ▶/],
  ["in a copy", { state: stateOf({ isFreePlay: true }) }, 120, /FREE PLAY: nothing counts/],
  [
    "narrow, on a real cluster",
    { where: "staging" },
    60,
    /^ Volumes stay +⎈ staging {2}step 1 of 2, 1 done $/,
  ],
  ["narrow, paused", { isPaused: true }, 60, /⏸ 01:41 {2}step 1 of 2/],
  ["narrow, in a copy", { state: stateOf({ isFreePlay: true }) }, 60, /FREE PLAY {3}step 1 of 2/],
  ["narrow: only the step beside the title", {}, 60, /^ Volumes stay +step 1 of 2, 1 done $/],
];
for (const [name, options, columns, shown] of headers) {
  Deno.test(`the header: ${name}`, () => {
    const text = lineText(headerLine({ ...facts, ...options }, columns));
    assert.match(text, shown);
    assert.equal(textWidth(text), columns);
  });
}

Deno.test("the footer says what was said, then as many keys as fit", () => {
  const keys = [{ key: "⏎", text: "run it", isUrgent: true }, { key: "Tab", text: "other pane" }, {
    key: "q",
    text: "leave",
  }];
  assert.equal(lineText(footerLine(keys, undefined, 80)).trimEnd(), " ⏎ run it   Tab other pane   q leave");
  assert.equal(
    lineText(footerLine(keys, "nothing to undo", 80)).trimEnd(),
    " nothing to undo  ⏎ run it   Tab other pane   q leave",
  );
  const narrow = lineText(footerLine(keys, undefined, 28));
  assert.equal(narrow.trimEnd(), " ⏎ run it   Tab other pane");
});
