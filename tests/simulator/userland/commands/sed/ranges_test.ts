import assert from "node:assert/strict";
import { runScript } from "../../../images/machine.ts";

const CASES: [script: string, out: string, code?: number][] = [
  ["seq 5 | sed -n '2,+1p'", "2\n3\n"],
  ["seq 5 | sed -n '2,~2p'", "2\n3\n4\n"],
  ["seq 5 | sed -n '0~2p'", "2\n4\n"],
  ["seq 5 | sed -n '3,1p'", "3\n"],
  ["seq 5 | sed -n '/2/,/4/!p'", "1\n5\n"],
  ["printf 'a\\nb\\na\\n' | sed -n '0,/a/p'", "a\n"],
  ["printf 'a\\nb\\na\\n' | sed -n '1,/a/p'", "a\nb\na\n"],
];

for (const [script, out, code = 0] of CASES) {
  Deno.test(script, () => {
    const ran = runScript(script);
    assert.deepEqual([ran.out, ran.err, ran.code], [out, "", code]);
  });
}
