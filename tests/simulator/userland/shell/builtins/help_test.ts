import assert from "node:assert/strict";
import { debian } from "../../../../../src/simulator/images/debian.ts";
import { runArgv } from "../../../images/machine.ts";

const cases: [script: string, out: RegExp, code: number][] = [
  ["help cd", /^cd: cd \[-L\|\[-P \[-e\]\] \[-@\]\] \[dir\]\n {4}\S.*\.\n$/, 0],
  ["help -s pwd", /^pwd: pwd \[-LP\]\n$/, 0],
  ["help -d pwd", /^pwd - \S.*\.\n$/, 0],
  ["help 'push*'", /^Shell commands matching keyword `push\*'\n\npushd: /, 0],
  ["help", /^\/bin\/bash, version 5.*\n.*\n\n job_spec/, 0],
  ["help nosuch", /^$/, 1],
];

for (const [script, out, code] of cases) {
  Deno.test(script, () => {
    const ran = runArgv(["bash", "-c", script], { image: debian });
    assert.match(ran.out, out);
    assert.equal(ran.code, code);
  });
}
