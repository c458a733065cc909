import assert from "node:assert/strict";
import { isDecided, programOf } from "../../../src/kube/expressions/expression_program.ts";
import { parseExpression } from "../../../src/kube/expressions/expression_syntax.ts";

/** Instructions of a pattern, with what stands around every one: where the whole begins and ends. */
const PROGRAMS: [source: string, shown: string][] = [
  ["a", "save0 take save1 end"],
  ["a|b", "save0 go2,4 take go5 take save1 end"],
  ["a*", "save0 go2,4 take go1 save1 end"],
  ["a*?", "save0 go4,2 take go1 save1 end"],
  ["a+", "save0 take go3,5 take go2 save1 end"],
  ["a{1,3}", "save0 take go3,6 take go5,6 take save1 end"],
  ["(a)?", "save0 go2,6 clear1-2 save2 take save3 save1 end"],
  ["^a", "save0 check take save1 end"],
];

for (const [source, expected] of PROGRAMS) {
  Deno.test(`the instructions of /${source}/`, () => {
    const program = programOf(parseExpression(source, ""), "");
    const shown = program.map(({ kind, slot, to, cleared }) =>
      `${kind}${slot ?? ""}${to?.join(",") ?? ""}${cleared?.join("-") ?? ""}`
    );
    assert.equal(shown.join(" "), expected);
  });
}

Deno.test("a character fits, and a place holds, as RegExp has it", () => {
  const [, take, check] = programOf(parseExpression("[^k]\\b", "iu"), "iu");
  assert.deepEqual(["k", "\u212a", "x", "😀"].map((char) => take!.fits!(char)), [false, false, true, true]);
  assert.deepEqual([0, 1, 2].map((at) => check!.holds!("a ", at)), [true, true, false]);
});

Deno.test("one that is too large is none", () => {
  assert.throws(() => programOf(parseExpression("(?:a{100}b*){100}", ""), ""), { name: "UnboundedError" });
});

const DECIDED: [source: string, expected: boolean][] = [
  ["(ab|cd)+", true],
  ["(ab|ac)+", false],
  ["(a+)+", false],
  ["(a+b)+", true],
  ["(a+b?)+", false],
  ["(\\d|[a-z])*", true],
  ["(\\d+|[a-z])*", false],
  ["(é|[^a])*", false],
  ["(?:a{1,9}){1,99}", false],
];

for (const [source, expected] of DECIDED) {
  Deno.test(`the next character ${expected ? "always" : "not always"} says how /${source}/ goes on`, () => {
    assert.equal(isDecided(programOf(parseExpression(source, "u"), "u"), source), expected);
  });
}
