import assert from "node:assert/strict";
import {
  isAligning,
  type QuotingStyle,
  shownName,
} from "../../../../../src/simulator/userland/commands/coreutils/name_quoting.ts";

const CASES: [style: QuotingStyle, shown: readonly string[]][] = [
  ["literal", ["a", "b c", "d?e", "f\\g", "h'"]],
  ["shell", ["a", "'b c'", "'d?e'", "'f\\g'", '"h\'"']],
  ["shell-always", ["'a'", "'b c'", "'d?e'", "'f\\g'", '"h\'"']],
  ["shell-escape", ["a", "'b c'", "'d'$'\\n''e'", "'f\\g'", '"h\'"']],
  ["c", ['"a"', '"b c"', '"d\\ne"', '"f\\\\g"', '"h\'"']],
  ["escape", ["a", "b\\ c", "d\\ne", "f\\\\g", "h'"]],
  ["locale", ["‘a’", "‘b c’", "‘d\\ne’", "‘f\\\\g’", "‘h'’"]],
];

for (const [style, shown] of CASES) {
  Deno.test(`name_quoting: ${style}`, () => {
    assert.deepEqual(["a", "b c", "d\ne", "f\\g", "h'"].map((name) => shownName(name, style, true)), shown);
  });
}

Deno.test("name_quoting: which styles line names up", () => {
  assert.deepEqual([isAligning("shell-escape"), isAligning("c")], [true, false]);
});
