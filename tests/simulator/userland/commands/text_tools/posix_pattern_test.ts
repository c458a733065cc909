import assert from "node:assert/strict";
import { debian } from "../../../../../src/simulator/images/debian.ts";
import {
  matcherOf,
  posixPattern,
} from "../../../../../src/simulator/userland/commands/text_tools/posix_pattern.ts";
import { runScript } from "../../../images/machine.ts";

/** Pattern, extended, a text that fits and one that does not. */
const PATTERNS: [pattern: string, isExtended: boolean, fits: string, doesNot: string][] = [
  ["a+", false, "a+", "aa"],
  ["a\\+$", false, "xaa", "aab"],
  ["a+$", true, "xaa", "a+b"],
  ["*a", false, "*a", "b"],
  ["^*a", false, "*ab", "aa"],
  ["a^b$c", false, "a^b$c", "ab"],
  ["\\(a\\)\\1", false, "aa", "ab"],
  ["(a)\\1", true, "aa", "ab"],
  ["[]a]", false, "]", "b"],
  ["[^]a]", false, "b", "]"],
  ["[a\\]", false, "\\", "b"],
  ["[a-]", false, "-", "b"],
  ["[[:digit:]-]x", false, "-x", "ax"],
  ["x{2,3}", true, "xx", "x"],
  ["a.c", false, "abc", "ac"],
  ["1.5/2", false, "1.5/2", "1.5"],
];

for (const [pattern, isExtended, fits, doesNot] of PATTERNS) {
  Deno.test(`${isExtended ? "extended" : "basic"} ${pattern}`, () => {
    const expression = new RegExp(posixPattern(pattern, { isExtended }), "u");
    assert.match(fits, expression);
    assert.doesNotMatch(doesNot, expression);
  });
}

const WRONG: [pattern: string, isExtended: boolean, why: string][] = [
  ["[a", false, "Unmatched [, [^, [:, [., or [="],
  ["a\\", false, "Trailing backslash"],
  ["\\(a", false, "Unmatched ( or \\("],
  ["a\\)", false, "Unmatched ) or \\)"],
  ["[[:frob:]]", false, "Invalid character class name"],
];

for (const [pattern, isExtended, why] of WRONG) {
  Deno.test(`${pattern} is no pattern`, () => {
    assert.throws(() => posixPattern(pattern, { isExtended }), { name: "PatternError", message: why });
  });
}

Deno.test("a pattern that is too large for the engine is said to be so at once", () => {
  assert.throws(() => matcherOf("0".repeat(100_000), "gu"), { message: "regular expression too big" });
  assert.equal(matcherOf("a*", "gu").lastIndex, 0);
});

const NAME = `${"a".repeat(40)}b`;

/** Programs with a pattern that has very many ways to fail: all of them are ruled out at once. */
const HARD: [script: string, out: string][] = [
  [`echo ${NAME} | grep -cE '(a+)+$'`, "0\n"],
  [`echo ${NAME} | sed -E 's/^(a|aa)+$/x/; s/(a+)+b/y/'`, "y\n"],
  [`echo ${NAME} | awk '/^(a+)+$/ { print "all" } { print gsub(/(a*)*b/, "y") }'`, "1\n"],
  [`touch ${NAME}; find . -regextype posix-extended -regex './(a+)+'; rm ${NAME}`, ""],
  [`expr ${NAME} : '\\(a*\\)*c'`, "\n"],
];

for (const [script, out] of HARD) {
  Deno.test(script, () => assert.equal(runScript(`cd /tmp; ${script}`, { image: debian }).out, out));
}
