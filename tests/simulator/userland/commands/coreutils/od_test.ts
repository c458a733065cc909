import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/root/a": "one\ntwo\n", "/root/d/x": "x\n" };

const CASES: [line: string, out: string, err?: string][] = [
  ["od -Ad -j4 -tx1z a", "0000004 74 77 6f 0a                                      >two.<\n0000008\n"],
  ["head -c 48 /dev/zero | od -An -tx8", " 0000000000000000 0000000000000000\n*\n"],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`od: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
