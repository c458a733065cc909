import assert from "node:assert/strict";
import { nextText, type PlaceInRow, placeText } from "../../../src/classroom/view/place_in_row.ts";

const PLACES: [place: PlaceInRow, text: string, next: string | undefined][] = [
  [{ unit: "Lesson", number: 1, of: 2 }, "Lesson 1 of 2", "next lesson"],
  [{ unit: "Lesson", number: 2, of: 2 }, "Lesson 2 of 2", undefined],
  [{ unit: "Question", number: 1, of: 3 }, "Question 1 of 3", "next question"],
];
for (const [place, text, next] of PLACES) {
  Deno.test(`${text}, then ${next ?? "nothing"}`, () =>
    assert.deepEqual([placeText(place), nextText(place)], [text, next]));
}

Deno.test("what stands alone is followed by nothing", () => assert.equal(nextText(undefined), undefined));
