import assert from "node:assert/strict";
import { runJq } from "./run_jq.ts";

for (
  const [program, input, expected] of [
    ["def f: 1; def f: f + 1; f", "null", "error: the program calls itself too deeply"],
    ["def f(g): g | g; f(. * 2)", "3", "12"],
    ["def f($x): $x + x; f(1)", "null", "2"],
    ["def fac: if . <= 1 then 1 else . * (. - 1 | fac) end; fac", "10", "3628800"],
    ["1 as $x | 2 as $x | $x", "null", "2"],
    ["def f: def g: 3; g; f", "null", "3"],
    ["[limit(3; def r: ., (. + 1 | r); r)]", "0", "[0,1,2]"],
    ["$ENV.HOME, env.HOME", "null", '"/root" "/root"'],
    ["[.[] | (., 1)]", "[5]", "[5,1]"],
  ] as const
) Deno.test(`jq compile: ${program}`, () => assert.equal(runJq(program, input), expected));
