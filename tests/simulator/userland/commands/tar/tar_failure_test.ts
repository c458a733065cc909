import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/root/a": "one\n", "/root/d/x.txt": "x\n", "/root/d/e/y": "y\n" };

const CASES: [line: string, out: string, err?: string][] = [
  [
    "tar cjf t a; echo $?",
    "2\n",
    "tar (child): bzip2: Cannot exec: No such file or directory\ntar (child): Error is not recoverable: exiting now\n" +
    "tar: Child returned status 2\ntar: Error is not recoverable: exiting now\n",
  ],
  [
    "tar xf nope",
    "",
    "tar: nope: Cannot open: No such file or directory\ntar: Error is not recoverable: exiting now\n",
  ],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`tar_failure: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
