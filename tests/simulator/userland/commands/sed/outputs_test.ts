import assert from "node:assert/strict";
import { runScript } from "../../../images/machine.ts";

const CASES: [script: string, out: string, code?: number][] = [
  ["printf a | sed p", "a\na"],
  ["seq 2 | sed -n 'w /tmp/o'; cat /tmp/o", "1\n2\n"],
  ["seq 1 | sed 'w /dev/stdout'", "1\n1\n"],
];

for (const [script, out, code = 0] of CASES) {
  Deno.test(script, () => {
    const ran = runScript(script);
    assert.deepEqual([ran.out, ran.err, ran.code], [out, "", code]);
  });
}
