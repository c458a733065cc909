import assert from "node:assert/strict";
import {
  characterWidth,
  shownCharacter,
  textWidth,
} from "../../../../../src/simulator/userland/shell/editor/character_width.ts";

Deno.test("East Asian characters and emoji are two columns wide, marks none", () => {
  assert.deepEqual(["a", "日", "🐳", "\u0301"].map(characterWidth), [1, 2, 2, 0]);
  assert.equal(textWidth("a日b"), 4);
});

Deno.test("control characters are shown", () => assert.equal(shownCharacter("\x01"), "^A"));
