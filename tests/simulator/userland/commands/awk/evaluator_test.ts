import assert from "node:assert/strict";
import { runScript } from "../../../images/machine.ts";

const CASES: [script: string, out: string, code?: number][] = [
  [`awk 'BEGIN {x = 5; print x++, ++x, x^2, -x, !x, 1 " " 2}'`, "5 7 49 -7 0 1 2\n"],
  [`awk 'BEGIN {a["x", 1]; for (k in a) {split(k, p, SUBSEP); print p[2]}}'`, "1\n"],
  [`awk 'function g(a) {a[1]} function f(a) {g(a)} BEGIN {f(q); print length(q)}'`, "1\n"],
  [`awk 'function f(n) {return n < 2 ? 1 : n * f(n - 1)} BEGIN {print f(5)}'`, "120\n"],
];

for (const [script, out, code = 0] of CASES) {
  Deno.test(script, () => {
    const ran = runScript(script);
    assert.deepEqual([ran.out, ran.err, ran.code], [out, "", code]);
  });
}
