import assert from "node:assert/strict";
import { runScript } from "../../../images/machine.ts";

const CASES: [script: string, out: string, code?: number][] = [
  [`awk 'BEGIN {print 1 + 2 * 3, 2 ^ 3 ^ 2, -2 ^ 2, 10 - 2 - 3}'`, "7 512 -4 5\n"],
  [`awk 'BEGIN {print (1 < 2) ? "a" : "b", 1 == 1.0, !""}'`, "a 1 1\n"],
  [`echo 8 | awk '{print $1 / 2, /8/ / 2}'`, "4 0.5\n"],
];

for (const [script, out, code = 0] of CASES) {
  Deno.test(script, () => {
    const ran = runScript(script);
    assert.deepEqual([ran.out, ran.err, ran.code], [out, "", code]);
  });
}
