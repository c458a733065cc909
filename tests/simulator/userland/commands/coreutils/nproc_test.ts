import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/root/a": "one\ntwo\n", "/root/d/x": "x\n" };

const CASES: [line: string, out: string, err?: string][] = [
  ["nproc --ignore=999; [ $(nproc) -gt 1 ] && echo several", "1\nseveral\n"],
  ["nproc --ignore=x", "", "nproc: invalid number: ‘x’\n"],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`nproc: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
