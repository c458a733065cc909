import assert from "node:assert/strict";
import { expandWord, expandWords } from "../../../../src/simulator/docker/build/word_expansion.ts";

const VARIABLES = new Map([["A", "one"], ["B", "two words"], ["E", ""], ["F", "path/to/file.txt"]]);

const WORDS: [text: string, expanded: string][] = [
  ["plain", "plain"],
  ["$A-$B", "one-two words"],
  ["${A}x", "onex"],
  ["$Ax", ""],
  ["'$A'", "$A"],
  ['"$A b"', "one b"],
  ["\\$A", "$A"],
  ['"\\$A \\" \\n"', '$A " \\n'],
  ["${N:-none}", "none"],
  ["${E:-none}", "none"],
  ["${E-none}", ""],
  ["${A:+some}", "some"],
  ["${N:+some}", ""],
  ["${N:-${A}}", "one"],
  ["${F##*/}", "file.txt"],
  ["${F%.*}", "path/to/file"],
  ["${F/to/from}", "path/from/file.txt"],
  ["$", "$"],
  ["a$!b", "ab"],
];

for (const [text, expanded] of WORDS) {
  Deno.test(`${text} becomes ${JSON.stringify(expanded)}`, () =>
    assert.equal(expandWord(text, VARIABLES), expanded));
}

const BAD: [text: string, message: RegExp][] = [
  ["${A", /missing '}'/],
  ["'a", /looking for matching single-quote/],
  ['"a', /looking for matching double-quote/],
  ["${N:?must be set}", /^RangeError: N: must be set$/],
  ["${}", /missing '}'/],
  ["${A^}", /unsupported modifier \(\^\)/],
];

for (const [text, message] of BAD) {
  Deno.test(`${text} is refused`, () => assert.throws(() => expandWord(text, VARIABLES), message));
}

Deno.test("words come apart at blanks that are not quoted", () => {
  assert.deepEqual(expandWords('80  "a b" $B', VARIABLES), ["80", "a b", "two words"]);
});
