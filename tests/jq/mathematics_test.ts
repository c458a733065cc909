import assert from "node:assert/strict";
import { runJq } from "./run_jq.ts";

for (
  const [program, input, expected] of [
    ["floor, ceil, round, trunc, fabs", "-2.5", "-3 -2 -2 -2 2.5"],
    ["exp2, exp10, pow(.; 3)", "2", "4 100 8"],
    ["sin, cos", "0", "0 1"],
    ["sin", '"a"', 'error: string ("a") number required'],
  ] as const
) Deno.test(`jq: ${program} of ${input}`, () => assert.equal(runJq(program, input), expected));
