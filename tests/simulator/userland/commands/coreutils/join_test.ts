import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = {
  "/etc/debian_version": "trixie/sid\n",
  "/root/a": "one\ntwo\n",
  "/root/b": "one 1\ntwo 2\n",
  "/root/d/x": "x\n",
};

const CASES: [line: string, out: string, err?: string][] = [
  ["join a b; join -v1 -v2 a b; join -o 2.2 a b", "one 1\ntwo 2\n1\n2\n"],
  ["join a d/x", "", ""],
  ["join -1 0 a b", "", "join: invalid field number: ‘0’\n"],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`join: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
