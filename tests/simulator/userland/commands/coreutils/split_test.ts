import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = {
  "/etc/debian_version": "trixie/sid\n",
  "/root/a": "one\ntwo\n",
  "/root/b": "one 1\ntwo 2\n",
  "/root/d/x": "x\n",
};

const CASES: [line: string, out: string, err?: string][] = [
  ["split -l1 a; cat xab; split -b 3 -d a p; ls p*; cat p01", "two\np00\np01\np02\n\ntw"],
  ["split -l x a", "", "split: invalid number of lines: ‘x’\n"],
  ["seq 30 | split -l1 -a1 - q; ls q* | wc -l", "26\n", "split: output file suffixes exhausted\n"],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`split: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
