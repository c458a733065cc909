import assert from "node:assert/strict";
import { visible } from "../../../../../src/simulator/userland/commands/sed/visible.ts";

const CASES: [text: string, width: number, shown: string][] = [
  ["a\tb\\", 70, "a\\tb\\\\$\n"],
  ["é", 70, "\\303\\251$\n"],
  ["abcdef", 4, "abc\\\ndef$\n"],
  ["abcdef", 1, "abcdef$\n"],
];

for (const [text, width, shown] of CASES) {
  Deno.test(`${JSON.stringify(text)} in ${width}`, () => assert.equal(visible(text, width), shown));
}
