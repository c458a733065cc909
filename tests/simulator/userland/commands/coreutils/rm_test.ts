import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = {
  "/root/a": "one\n",
  "/root/b": "two\n",
  "/root/d/x": "x\n",
  "/root/d/e/y": "y\n",
  "/root/s/": "",
};

const CASES: [line: string, out: string, err?: string][] = [
  ["rm -d s; rm -d d; ls", "a\nb\nd\n", "rm: cannot remove 'd': Directory not empty\n"],
  ["rm -rv d", "removed 'd/e/y'\nremoved directory 'd/e'\nremoved 'd/x'\nremoved directory 'd'\n"],
  ["rm -rf ''; ls", "a\nb\nd\ns\n"],
  [
    "rm -rf /",
    "",
    "rm: it is dangerous to operate recursively on '/'\nrm: use --no-preserve-root to override this failsafe\n",
  ],
  ["rm -rI d < /dev/null; ls", "a\nb\nd\ns\n", "rm: remove 1 argument recursively? "],
  ["rm -r .", "", "rm: refusing to remove '.' or '..' directory: skipping '.'\n"],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`rm: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
