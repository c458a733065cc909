import assert from "node:assert/strict";
import { runScript } from "../../../images/machine.ts";

const CASES: [script: string, out: string, code?: number][] = [
  ["echo a:b:c | cut -d: -f1,3", "a:c\n"],
  ["printf 'a:b:c\\nplain\\n' | cut -d: -f3,1", "a:c\nplain\n"],
  ["printf 'a:b:c\\nplain\\n' | cut -d: -s -f2-", "b:c\n"],
  ["echo a:b:c | cut -d: -f2 --complement", "a:c\n"],
  ["echo größer | cut -c2-4", "rö\n"],
  ["echo one | cut -c1,3 --output-delimiter=:", "o:e\n"],
  ["echo a:b > /tmp/f; cut -d: -f1 /tmp/f /tmp/f", "a\na\n"],
  ["cut -f1 nope 2>&1", "cut: nope: No such file or directory\n", 1],
  ["cut -f0 2>&1 | head -n 1", "cut: fields are numbered from 1\n"],
  ["cut -f2-1 2>&1 | head -n 1", "cut: invalid decreasing range\n"],
  ["cut -d ab -f1 2>&1 | head -n 1", "cut: the delimiter must be a single character\n"],
];

for (const [script, out, code = 0] of CASES) {
  Deno.test(script, () => {
    const ran = runScript(script);
    assert.deepEqual([ran.out, ran.err, ran.code], [out, "", code]);
  });
}
