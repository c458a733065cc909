import assert from "node:assert/strict";
import { runScript } from "../../../images/machine.ts";

const CASES: [script: string, out: string, code?: number][] = [
  ["echo 'a b c' | awk '{print $2}'", "b\n"],
  ["echo 'a b c' | awk '{print $1, $3}'", "a c\n"],
  ["echo 'a b c' | awk '{print $1\"-\"$3}'", "a-c\n"],
  ["echo a:b | awk -F: '{print $2}'", "b\n"],
  ["seq 3 | awk 'NR==2'", "2\n"],
  ["seq 3 | awk '{s+=$1} END {print s}'", "6\n"],
  ["printf 'a 1\\nb 2\\n' | awk '$2 > 1 {print $1}'", "b\n"],
  ["printf 'ab\\ncd\\n' | awk '/c/ {print NR, NF, $NF}'", "2 1 cd\n"],
  ["awk 'BEGIN {print \"hi\"}'", "hi\n"],
  ["echo 'x 5' | awk '{printf \"%s=%d\\n\", $1, $2 * 2}'", "x=10\n"],
  ["echo abc | awk '{print length($1), toupper($1)}'", "3 ABC\n"],
  ["echo | awk -v n=7 '{print n}'", "7\n"],
];

for (const [script, out, code = 0] of CASES) {
  Deno.test(script, () => {
    const ran = runScript(script);
    assert.deepEqual([ran.out, ran.err, ran.code], [out, "", code]);
  });
}
