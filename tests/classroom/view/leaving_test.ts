import assert from "node:assert/strict";
import { goesOn, type Leaving, leavingText } from "../../../src/classroom/view/leaving.ts";

const CASES: [name: string, leaving: Leaving, isKept: boolean, text: RegExp][] = [
  ["a lesson", { isReal: false }, true, /goes on here/],
  ["one of a course", { isReal: false, place: { unit: "Lesson", number: 1, of: 2 } }, true, /goes on here/],
  ["one on a real cluster", { isReal: true }, false, /is removed/],
  ["a review", { isReal: false, place: { unit: "Question", number: 1, of: 2 } }, false, /another time/],
];
for (const [name, leaving, isKept, text] of CASES) {
  Deno.test(`${name} that is left ${isKept ? "goes on" : "does not go on"}`, () => {
    assert.equal(goesOn(leaving), isKept);
    assert.match(leavingText(leaving), text);
  });
}
