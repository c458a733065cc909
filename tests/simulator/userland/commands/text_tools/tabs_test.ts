import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/root/a": "one\ntwo\n", "/root/t": "a\tb\n\tc\n", "/root/d/x": "x\n" };

const CASES: [line: string, out: string, err?: string][] = [
  ["expand t", "a       b\n        c\n"],
  ["expand -t4 t", "a   b\n    c\n"],
  ["expand t | unexpand -a", "a\tb\n\tc\n"],
  ["expand t | unexpand", "a       b\n\tc\n"],
  ["expand -i t", "a\tb\n        c\n"],
  ["expand -t 5,2 t", "", "expand: tab sizes must be ascending\n"],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`tabs: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
