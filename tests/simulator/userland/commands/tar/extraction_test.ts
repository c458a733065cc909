import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/root/a": "one\n", "/root/d/x.txt": "x\n", "/root/d/e/y": "y\n" };

const CASES: [line: string, out: string, err?: string][] = [
  ["touch -d 2001-01-01 a; chmod 640 a; tar cf t a; rm a; tar xf t; stat -c '%a %Y' a", "640 978307200\n"],
  ["ln -s a l; tar cf t l; rm l; tar xf t; readlink l", "a\n"],
  [
    "tar cf t a; echo new > a; tar xkf t; cat a",
    "new\n",
    "tar: a: Cannot open: File exists\ntar: Exiting with failure status due to previous errors\n",
  ],
  ["tar cf t a d/x.txt; tar xOf t", "one\nx\n"],
  [
    "tar cf t d; tar xf t -C /nope",
    "",
    "tar: /nope: Cannot open: No such file or directory\ntar: Error is not recoverable: exiting now\n",
  ],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`extraction: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
