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
  ["ln -srv d/e/y s/k", "'s/k' -> '../d/e/y'\n"],
  ["ln -sfnv a b", "'b' -> 'a'\n"],
  ["ln d/x; ls x", "x\n"],
  ["ln d k", "", "ln: d: hard link not allowed for directory\n"],
  ["ln -sfT a d", "", "ln: d: cannot overwrite directory\n"],
  ["ln -sf a a", "", "ln: 'a' and 'a' are the same file\n"],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`ln: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
