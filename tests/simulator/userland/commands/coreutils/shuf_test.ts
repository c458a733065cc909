import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = {
  "/etc/debian_version": "trixie/sid\n",
  "/root/a": "one\ntwo\n",
  "/root/b": "one 1\ntwo 2\n",
  "/root/d/x": "x\n",
};

const CASES: [line: string, out: string, err?: string][] = [
  ["shuf -i 1-9 | sort | tr -d '\\n'", "123456789"],
  ["shuf -r -e x -n 2; shuf -n 1 a | wc -l", "x\nx\n1\n"],
  ["shuf -i 3-1", "", "shuf: invalid input range: ‘3-1’\n"],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`shuf: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
