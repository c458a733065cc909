import assert from "node:assert/strict";
import { parseAwk } from "../../../../../src/simulator/userland/commands/awk/parse.ts";

Deno.test("rules, ranges and functions are told apart", () => {
  const { rules, functions } = parseAwk(
    "BEGIN { x = 1 }\n/a/, /b/\nfunction f(a, b) { return a }\nEND { f(1) }",
  );
  assert.deepEqual(rules.map(({ when }) => typeof when === "string" ? when : Object.keys(when).join()), [
    "BEGIN",
    "from,to",
    "END",
  ]);
  assert.deepEqual(functions.get("f")?.parameters, ["a", "b"]);
});

const WRONG: [program: string, message: string][] = [
  ["{print", "line 2: missing } near end of file"],
  ["BEGIN { f(1) }", "line 2: function f never defined"],
  ["BEGIN { next }", "line 1: improper use of next"],
  ["BEGIN { break }", "line 1: break statement outside of loop"],
  ["BEGIN { return }", "line 1: return outside function body"],
  ["BEGIN { a = ; }", "line 1: syntax error at or near ;"],
  ["BEGIN { printf }", "line 1: no arguments in call to printf"],
  ["BEGIN { print index(1) }", "line 1: wrong number of arguments in call to index"],
  ['{ if (1) print "a" else print "b" }', "line 1: syntax error at or near else"],
];

for (const [program, message] of WRONG) {
  Deno.test(`${program} is wrong`, () => assert.throws(() => parseAwk(program), { message }));
}
