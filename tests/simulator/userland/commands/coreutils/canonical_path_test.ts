import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/root/a": "one\ntwo\n", "/root/d/x": "x\n" };

const CASES: [line: string, out: string, err?: string][] = [
  [
    "ln -s d/x l; ln -s gone g; realpath l g; realpath -m l/y; ln -s c c; realpath c",
    "/root/d/x\n/root/gone\n/root/d/x/y\n",
    "realpath: c: Too many levels of symbolic links\n",
  ],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`canonical_path: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
