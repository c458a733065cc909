import assert from "node:assert/strict";
import { runScript } from "../../../images/machine.ts";

const CASES: [script: string, out: string, code?: number][] = [
  [
    `echo a > /tmp/a; awk '{print v, $0, FILENAME, FNR}' v=1 /tmp/a v=2 /tmp/a`,
    "1 a /tmp/a 1\n2 a /tmp/a 1\n",
  ],
  [`seq 3 | awk 'NR == 1 {getline; print NR, $0}'`, "2 2\n"],
  [`seq 2 > /tmp/n; awk '{nextfile} END {print NR}' /tmp/n /tmp/n`, "2\n"],
];

for (const [script, out, code = 0] of CASES) {
  Deno.test(script, () => {
    const ran = runScript(script);
    assert.deepEqual([ran.out, ran.err, ran.code], [out, "", code]);
  });
}
