import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/root/a": "one\ntwo\n", "/root/b c": "x", "/root/d/e": "y" };

const CASES: [line: string, out: string, err?: string][] = [
  ["ls -Q", '"a"\n"b c"\n"d"\n'],
  ["ls --quoting-style=shell -C", " a  'b c'   d\n"],
  ["ls -x -w 8", "a  b c\nd\n"],
  ["ln -s d l; ls -l l | grep -o 'l ->.*'; ls -lF l | grep -o 'l ->.*'", "l -> d\nl -> d/\n"],
  ["ls --color=always -d d", "\x1b[0m\x1b[01;34md\x1b[0m\n"],
  ["ls -so --author a | wc -w", "10\n"],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`ls_output: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
