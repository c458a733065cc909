import assert from "node:assert/strict";
import { expressionOf } from "../../../src/kube/expressions/bounded_expression.ts";

const LETTERS = "a".repeat(40);

/** Patterns that RegExp would need minutes for. */
const SLOW: [source: string, flags: string, text: string, found: string | undefined][] = [
  ["(a+)+$", "u", `${LETTERS}b`, undefined],
  ["(a+)+$", "u", `b${LETTERS}`, LETTERS],
  ["^(a|a)*$", "", `${LETTERS}b`, undefined],
  ["^(a|aa)+$", "u", `${LETTERS}b`, undefined],
  ["(?:a*)*c", "gsu", LETTERS, undefined],
  ["((a*)*)*c", "gsu", LETTERS, undefined],
  ["^(([a-z])+.)+[A-Z]$", "u", LETTERS, undefined],
  ["(?<!\\w)(?:(a+)+)(?!\\w)", "gu", `${LETTERS}_ aa`, "aa"],
  ["(?<word>a+)+$", "dgv", `${LETTERS}!`, undefined],
  ["(a?){40}b", "u", LETTERS, undefined],
  ["a*a*a*a*a*a*a*a*b", "u", LETTERS.repeat(2), undefined],
  ["a*a*a*a*b", "", LETTERS.repeat(10), undefined],
  ["(a+)+$", "iu", `${LETTERS.toUpperCase()}b`, undefined],
];

for (const [source, flags, text, found] of SLOW) {
  Deno.test(`/${source}/${flags} takes no longer than its text`, () => {
    const started = performance.now();
    assert.equal(expressionOf(source, flags).exec(text)?.[0], found);
    assert.ok(performance.now() - started < 500);
  });
}

/** Patterns that are not RegExp's own business; what they find is what RegExp finds. */
const SAME: [source: string, flags: string, ...texts: string[]][] = [
  ["(a+)+", "g", "", "a", "baab", "aXaa"],
  ["(a|ab)(c|bcd)*(d*)", "", "abcd", "abcdd", "ac", "b"],
  ["(?:(a)|b|ab)*", "g", "ab", "ba", "xaab", ""],
  ["(a*)*", "g", "b", "aab", ""],
  ["(|a)+", "g", "aa", "b"],
  ["(a*)+", "g", "b", "ab"],
  ["(a+?)+?b", "g", "aaab", "b"],
  ["(?:a{1,2}){2,3}", "g", "aaaaaaa", "aa", "a"],
  ["(?:a{2}|b|bb){2,}?", "g", "aabaabb"],
  ["^(?:[a-z]+ ?)+$", "gmu", "ab cd\nX\nef", "ab\n"],
  ["(?:\\bx*)+\\B", "g", "xx x", "-x-"],
  ["([^,]*,+)+", "g", "a,b,c", ",,"],
  ["(?:.|\\n|x)+", "gu", "a\r\nb😀c"],
  ["(?:[😀x]|.)+?y", "gu", "😀xy", "zy"],
  ["(?:\\p{L}+|\\d)+", "giu", "Ünï1 2x"],
  ["(?:[[a-z]--[aeiou]]+\\s?)+", "dgv", "bcd fgh aei", "xyz"],
  ["(?i:(?:ab)+|c)+", "g", "aBABc", "C"],
  ["(?<one>a|b|ab)+(?<two>c)?", "dg", "abc", "ba", "c"],
  ["(?=a)(?:a|b|ab)+(?!c)", "g", "abc", "bab", "abab"],
  ["(\\d+)-?(\\d+)-?(\\d+)-?(\\d+)", "g", "1-2-34", "12345", "1-2"],
  ["(?:a|b|ab)+", "y", "ab", "cab"],
  ["(?:a|\\])+[\\]a]+", "", "a]a]", "]"],
  ["(?:\\u0061|\\x62|\\u{63}|a)+", "u", "abc"],
];

for (const [source, flags, ...texts] of SAME) {
  Deno.test(`/${source}/${flags} finds what RegExp finds`, () => {
    const own = expressionOf(source, flags);
    assert.notEqual(own.constructor, RegExp);
    for (const text of texts) {
      for (const ask of ASKED) {
        own.lastIndex = 0;
        assert.deepEqual(ask(own, text), ask(new RegExp(source, flags), text), text);
      }
    }
  });
}

/** Every way to ask. */
const ASKED: ((expression: RegExp, text: string) => unknown)[] = [
  (expression, text) => shown(expression.exec(text), expression),
  (expression, text) => text.match(expression)?.map(String),
  (expression, text) => [expression.test(text), expression.lastIndex],
  (expression, text) => text.replace(expression, "<$&|$1>"),
  (expression, text) => text.split(expression),
  (expression, text) =>
    expression.global ? Array.from(text.matchAll(expression), (match) => shown(match, expression)) : [],
  (expression, text) => text.search(expression),
];

function shown(match: RegExpExecArray | null, { lastIndex }: RegExp): unknown {
  if (!match) return lastIndex;
  return [[...match], match.index, { ...match.groups }, match.indices && [...match.indices], lastIndex];
}

/** What RegExp does well enough, and what it alone can do, is left to it. */
const PLAIN = [
  "a+b*",
  "(error|warn)+",
  "^(\\w+) (\\w+) (\\w+) (\\w+) (\\w+) (\\w+) (\\w+)$",
  "(ab)+",
  "(a|b)c",
  "(a+)+\\1",
  "(?<x>a+)+\\k<x>",
  "([ab]{500}c*){50}",
];

for (const source of PLAIN) {
  Deno.test(`/${source}/ is RegExp's`, () => {
    assert.equal(expressionOf(source, "u").constructor, RegExp);
  });
}

Deno.test("what is no pattern is told as RegExp tells it", () => {
  assert.throws(() => expressionOf("(a+", "u"), SyntaxError);
});
