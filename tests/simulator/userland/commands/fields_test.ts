import assert from "node:assert/strict";
import { runScript } from "../../images/machine.ts";

const CASES: [script: string, out: string, code?: number][] = [
  ["echo a:b:c | cut -d: -f2", "b\n"],
  ["echo a:b:c | cut -d : -f 1,3", "a:c\n"],
  ["echo abcdef | cut -c2-4", "bcd\n"],
  ["echo plain | cut -d: -f2", "plain\n"],
  ["echo abc | tr a-z A-Z", "ABC\n"],
  ["echo a b | tr -d ' '", "ab\n"],
  ["echo 'a  b' | tr -s ' '", "a b\n"],
  ["echo 'a b' | tr ' ' '\\n'", "a\nb\n"],
  ["printf 'a\\na\\nb\\n' | uniq -c", "      2 a\n      1 b\n"],
  ["basename /a/b.txt .txt; dirname /a/b.txt; dirname x", "b\n/a\n.\n"],
  ["seq 3 | xargs echo", "1 2 3\n"],
  ["seq 3 | xargs -n 2 echo", "1 2\n3\n"],
  ["seq 2 | xargs -I {} echo n{}", "n1\nn2\n"],
];

for (const [script, out, code = 0] of CASES) {
  Deno.test(script, () => {
    const ran = runScript(script);
    assert.deepEqual([ran.out, ran.err, ran.code], [out, "", code]);
  });
}
