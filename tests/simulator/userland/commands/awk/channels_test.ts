import assert from "node:assert/strict";
import { runScript } from "../../../images/machine.ts";

const CASES: [script: string, out: string, code?: number][] = [
  [`awk 'BEGIN {print "b\\na" | "sort"; close("sort"); print "c"}'`, "a\nb\nc\n"],
  [`awk 'BEGIN {while ("echo 1; echo 2" | getline x) print x}'`, "1\n2\n"],
  [`awk 'BEGIN {print 1 > "/tmp/o"; print 2 > "/tmp/o"}'; cat /tmp/o`, "1\n2\n"],
  [`awk 'BEGIN {r = system("exit 3"); print r, (getline x < "/nope")}'`, "3 -1\n"],
];

for (const [script, out, code = 0] of CASES) {
  Deno.test(script, () => {
    const ran = runScript(script);
    assert.deepEqual([ran.out, ran.err, ran.code], [out, "", code]);
  });
}
