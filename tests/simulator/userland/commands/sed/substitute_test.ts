import assert from "node:assert/strict";
import { plainCharacters, sedPattern } from "../../../../../src/simulator/userland/commands/sed/pattern.ts";
import { fillingOf, substituted } from "../../../../../src/simulator/userland/commands/sed/substitute.ts";

const CASES: [
  text: string,
  pattern: string,
  filling: string,
  number: number,
  isGlobal: boolean,
  made: string | undefined,
][] = [
  ["foo", "o", "0", 1, false, "f0o"],
  ["foo", "o", "0", 2, false, "fo0"],
  ["foooo", "o", "0", 2, true, "fo000"],
  ["abc", "x*", "-", 1, true, "-a-b-c-"],
  ["ab", "\\(a\\)\\(b\\)", "\\2\\1&\\&", 1, false, "baab&"],
  ["one two", "[a-z]*", "\\u&", 1, true, "One Two"],
  ["one", ".*", "\\Uo\\En\\l&", 1, false, "Onone"],
  ["a b", " ", "\\n", 1, false, "a\nb"],
  ["a", "x", "y", 1, false, undefined],
];

for (const [text, pattern, filling, number, isGlobal, made] of CASES) {
  Deno.test(`s/${pattern}/${filling}/${number}${isGlobal ? "g" : ""} of ${text}`, () => {
    const compiled = sedPattern(pattern, { isExtended: false });
    const substitution = { filling: fillingOf(filling, plainCharacters), number, isGlobal };
    const whole = { pattern: compiled, prints: false, executes: false, ...substitution };
    assert.equal(substituted(text, compiled, whole), made);
  });
}
