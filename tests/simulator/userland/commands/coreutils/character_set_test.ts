import assert from "node:assert/strict";
import {
  CharacterSetError,
  parseCharacterSet,
} from "../../../../../src/simulator/userland/commands/coreutils/character_set.ts";

const CASES: [text: string, characters: string, length?: number][] = [
  ["a-cx", "abcx"],
  ["\\n\\141\\\\", "\na\\"],
  ["[:digit:]", "0123456789"],
  ["[x*3]y", "xxxy"],
  ["a[x*]b", "axxxb", 5],
  ["-a", "-a"],
  ["[=e=]", "e"],
];

for (const [text, characters, length] of CASES) {
  Deno.test(`character set: ${text}`, () => {
    assert.equal(parseCharacterSet(text, true).characters(length).join(""), characters);
  });
}

Deno.test("character set: what is none is told", () => {
  assert.throws(() => parseCharacterSet("z-a", false), CharacterSetError);
  assert.throws(() => parseCharacterSet("[:nope:]", false), /invalid character class ‘nope’/);
});
