import assert from "node:assert/strict";
import { runScript } from "../../../images/machine.ts";

const CASES: [script: string, out: string, code?: number][] = [
  ["printf 'a\\nb\\n' > /tmp/f; sed -i.old '1d' /tmp/f; cat /tmp/f /tmp/f.old", "b\na\nb\n"],
  ["seq 2 > /tmp/f; sed -s -n '$p' /tmp/f /tmp/f", "2\n2\n"],
  ["seq 2 > /tmp/f; sed -n '$=' /tmp/f /tmp/f", "4\n"],
  ["seq 3 > /tmp/f; sed -i 2q /tmp/f; cat /tmp/f", "1\n2\n"],
];

for (const [script, out, code = 0] of CASES) {
  Deno.test(script, () => {
    const ran = runScript(script);
    assert.deepEqual([ran.out, ran.err, ran.code], [out, "", code]);
  });
}
