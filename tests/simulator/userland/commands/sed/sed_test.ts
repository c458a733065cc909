import assert from "node:assert/strict";
import { runScript } from "../../../images/machine.ts";

const CASES: [script: string, out: string, code?: number][] = [
  ["echo aXbX | sed s/X/-/", "a-bX\n"],
  ["echo aXbX | sed s/X/-/g", "a-b-\n"],
  ["echo /usr/lib | sed 's#/usr#/opt#'", "/opt/lib\n"],
  ["echo abc | sed -E 's/(a)(b)/\\2\\1/'", "bac\n"],
  ["echo abc | sed 's/b/[&]/'", "a[b]c\n"],
  ["seq 4 | sed -n 2p", "2\n"],
  ["seq 4 | sed 2,3d", "1\n4\n"],
  ["seq 4 | sed '$d'", "1\n2\n3\n"],
  ["seq 4 | sed /3/q", "1\n2\n3\n"],
  ["seq 3 | sed '/2/!d'", "2\n"],
  ["seq 2 | sed -e s/1/a/ -e s/2/b/", "a\nb\n"],
  ["echo one > /tmp/f; sed -i s/one/two/ /tmp/f; cat /tmp/f", "two\n"],
];

for (const [script, out, code = 0] of CASES) {
  Deno.test(script, () => {
    const ran = runScript(script);
    assert.deepEqual([ran.out, ran.err, ran.code], [out, "", code]);
  });
}
