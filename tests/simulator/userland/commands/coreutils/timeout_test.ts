import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/root/a": "one\ntwo\n", "/root/t": "a\tb\n\tc\n", "/root/d/x": "x\n" };

const CASES: [line: string, out: string, err?: string][] = [
  ["timeout 1 sleep 2; echo $?", "124\n"],
  ["timeout --preserve-status 1 sleep 2; echo $?", "143\n"],
  ["(timeout -s KILL 1 sleep 2; echo $?) 2> /dev/null", "137\n"],
  ["timeout 3 bash -c 'exit 7'; echo $?", "7\n"],
  ["timeout 1 bash -c 'sleep 9; echo no'; pgrep sleep", ""],
  ["timeout 1 nope; echo $?", "127\n", "timeout: failed to run command ‘nope’: No such file or directory\n"],
  ["timeout 1 ./a; echo $?", "126\n", "timeout: failed to run command ‘./a’: Permission denied\n"],
  ["timeout -v 1m sleep 1h", "", "timeout: sending signal TERM to command ‘sleep’\n"],
  [
    "timeout 1x true",
    "",
    "timeout: invalid time interval ‘1x’\nTry 'timeout --help' for more information.\n",
  ],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`timeout: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
