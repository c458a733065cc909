import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/root/a": "b\na\nb\n" };

const CASES: [line: string, out: string][] = [
  ["basename /x/a.txt .txt; dirname /x/a.txt", "a\n/x\n"],
  ["ln -s a l; readlink --canonicalize l; realpath l", "/root/a\n/root/a\n"],
  ["yes | head -n 1", "y\n"],
  ["env -i X=1 printenv X", "1\n"],
  ["timeout -s KILL 5 sleep 1; echo $?", "0\n"],
  ["uname --machine", "x86_64\n"],
];

for (const [line, out] of CASES) {
  Deno.test(`system_records: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, ""]);
  });
}
