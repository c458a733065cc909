import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/root/a": "one\ntwo\n", "/root/d/x": "x\n" };

const CASES: [line: string, out: string, err?: string][] = [
  ["nl -v5 -i2 -n rz -w3 -s: a", "005:one\n007:two\n"],
  ["nl -b pw a", "       one\n     1\ttwo\n"],
  ["nl -v x a", "", "nl: invalid starting line number: ‘x’\n"],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`nl: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
