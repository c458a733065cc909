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
  ["mkdir -m 700 k; stat -c %a k", "700\n"],
  ["mkdir -pv k/l", "mkdir: created directory 'k'\nmkdir: created directory 'k/l'\n"],
  ["umask 077; mkdir k; stat -c %a k", "700\n"],
  ["mkdir -p a/x", "", "mkdir: cannot create directory ‘a’: Not a directory\n"],
  ["mkdir -p k/l; rmdir -pv k/l", "rmdir: removing directory, 'k/l'\nrmdir: removing directory, 'k'\n"],
  ["rmdir d", "", "rmdir: failed to remove 'd': Directory not empty\n"],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`mkdir: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
