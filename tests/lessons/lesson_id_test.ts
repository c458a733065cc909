import assert from "node:assert/strict";
import { asId, ID, MAX_ID_LENGTH } from "../../src/lessons/lesson_id.ts";

const IDS: readonly [text: string, id: string][] = [
  ["Pods", "pods"],
  ["A Service finds Pods!", "a-service-finds-pods"],
  ["  --x--  ", "x"],
  ["日本", ""],
  [`${"a".repeat(MAX_ID_LENGTH - 1)} b`, "a".repeat(MAX_ID_LENGTH - 1)],
];

for (const [text, id] of IDS) {
  Deno.test(`${JSON.stringify(text)} as an id is ${JSON.stringify(id)}`, () => {
    assert.equal(asId(text), id);
    assert.equal(ID.test(id), id !== "");
  });
}

for (const wrong of ["", "-a", "a-", "a--b", "A", "a.b", ".review"]) {
  Deno.test(`${JSON.stringify(wrong)} is no id`, () => assert.ok(!ID.test(wrong)));
}
