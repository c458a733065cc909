import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = {
  "/etc/debian_version": "trixie/sid\n",
  "/root/a": "one\ntwo\n",
  "/root/b": "one 1\ntwo 2\n",
  "/root/d/x": "x\n",
};

const CASES: [line: string, out: string, err?: string][] = [
  ["install -D -m 640 a p/q; stat -c %a p p/q; cat p/q", "755\n640\none\ntwo\n"],
  ["install -d -m 700 -o ahab k; stat -c '%a %U' k", "700 ahab\n"],
  ["install d x", "", "install: omitting directory 'd'\n"],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`install: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
