import assert from "node:assert/strict";
import { isLightBackground } from "../../src/terminal/background.ts";

const replies: [string, boolean | undefined][] = [
  ["]11;rgb:1c1c/1c1c/1c1c", false],
  ["]11;rgb:ffff/ffff/ffff", true],
  ["]11;rgb:fd/f6/e3", true],
  ["]11;rgba:0000/2b2b/3636/ffff", false],
  ["]10;rgb:ffff/ffff/ffff", undefined],
  ["[?62;22c", undefined],
];

Deno.test("a terminal says whether it is light", () => {
  for (const [reply, light] of replies) assert.equal(isLightBackground(reply), light, reply);
});
