import assert from "node:assert/strict";
import { AHAB, runIn, ubuntuBox } from "../ubuntu_box.ts";

function box() {
  const made = ubuntuBox({ files: { "/root/log": "x" } });
  made.machine.network!.hold({ protocol: "tcp", address: "0.0.0.0", port: 22, task: made.init });
  return made;
}

const CASES: [words: string, rows: readonly RegExp[], code?: number][] = [
  ["lsof -i", [/^COMMAND +PID USER +FD +TYPE /, /^init +1 root +4u +IPv4 +\d+ +0t0 +TCP \*:ssh \(LISTEN\)$/]],
  ["lsof -nPi :22", [/^COMMAND/, /TCP \*:22 \(LISTEN\)$/]],
  ["lsof -i TCP:80", [], 1],
  ["lsof -i -sTCP:ESTABLISHED", [], 1],
  ["lsof -i -sTCP:LISTEN", [/^COMMAND PID USER {3}FD {3}TYPE /, /^init {6}1 root {4}4u {2}IPv4 /]],
  ["lsof -t -i :22", [/^1$/]],
  ["lsof -a -p 1 -i", [/^COMMAND/, /\*:ssh/]],
  ["lsof -c cron", [/^COMMAND/, /^cron +\d+ root cwd +DIR .* \/root$|^cron/, /rtd/, /^cron/]],
];

for (const [words, rows, code = 0] of CASES) {
  Deno.test(`lsof: ${words}`, () => {
    const ran = runIn(box(), words.split(" "));
    const lines = ran.out.split("\n").slice(0, -1);
    assert.deepEqual([ran.err, ran.code], ["", code]);
    for (const [at, row] of rows.entries()) assert.match(lines[at] ?? "", row);
  });
}

Deno.test("lsof: what others hold is root's to see", () => {
  assert.equal(runIn(box(), ["lsof", "-i"], { user: AHAB }).code, 1);
});

Deno.test("lsof: a file that is not there", () => {
  const err = "lsof: status error on /nope: No such file or directory\n";
  assert.deepEqual(runIn(box(), ["lsof", "/nope"]), { out: "", err, code: 1 });
});
