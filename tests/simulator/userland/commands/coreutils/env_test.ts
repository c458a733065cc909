import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/etc/debian_version": "trixie/sid\n", "/root/a": "one\ntwo\n", "/root/d/x": "x\n" };

const CASES: [line: string, out: string, err?: string][] = [
  ["env -u HOME printenv HOME; echo $?", "1\n"],
  ["env -i -S 'A=1 printenv A'", "1\n"],
  ["env -C d printenv PWD; env -C d readlink -f x", "/root\n/root/d/x\n"],
  ["env nope; echo $?", "127\n", "env: ‘nope’: No such file or directory\n"],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`env: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
