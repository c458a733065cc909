import assert from "node:assert/strict";
import { runScript } from "../../../images/machine.ts";

const CASES: [script: string, out: string, code?: number][] = [
  [`awk 'BEGIN {while (i < 5) {if (++i == 2) continue; if (i == 4) break; print i}}'`, "1\n3\n"],
  [`seq 5 | awk 'NR == 2, NR == 3; END {exit 4}'`, "2\n3\n", 4],
  [`seq 3 | awk 'function f() {next} $1 == 2 {f()} 1'`, "1\n3\n"],
  [`awk 'BEGIN {for (i = 0; i < 20000; i++) s += i; print s}'`, "199990000\n"],
];

for (const [script, out, code = 0] of CASES) {
  Deno.test(script, () => {
    const ran = runScript(script);
    assert.deepEqual([ran.out, ran.err, ran.code], [out, "", code]);
  });
}
