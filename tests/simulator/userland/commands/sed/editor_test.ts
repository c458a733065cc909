import assert from "node:assert/strict";
import { runScript } from "../../../images/machine.ts";

const CASES: [script: string, out: string, code?: number][] = [
  ["seq 3 | sed -n '1!G;h;$p'", "3\n2\n1\n"],
  ["seq 3 | sed ':a;N;$!ba;s/\\n/,/g'", "1,2,3\n"],
  ["seq 4 | sed '$!N;P;D'", "1\n2\n3\n4\n"],
  ["seq 3 | sed '2q5'", "1\n2\n", 5],
  ["seq 3 | sed '1{h;d};${G}'", "2\n3\n1\n"],
  ["seq 3 | sed '2,3c new'", "1\nnew\n"],
  ["seq 2 | sed '1a after\n1i before'", "before\n1\nafter\n2\n"],
  ["seq 2 | sed 's/1/x/;t;s/$/!/'", "x\n2!\n"],
  ["seq 1 | sed '1e echo hi'", "hi\n1\n"],
];

for (const [script, out, code = 0] of CASES) {
  Deno.test(script, () => {
    const ran = runScript(script);
    assert.deepEqual([ran.out, ran.err, ran.code], [out, "", code]);
  });
}
