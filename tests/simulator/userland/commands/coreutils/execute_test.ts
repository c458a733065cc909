import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/etc/debian_version": "trixie/sid\n", "/root/a": "one\ntwo\n", "/root/d/x": "x\n" };

const CASES: [line: string, out: string, err?: string][] = [
  ["env X=1 sleep 5 & sleep 1; pgrep -a sleep", "7 sleep 5\n"],
  ["env ./a; echo $?", "126\n", "env: ‘./a’: Permission denied\n"],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`execute: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
