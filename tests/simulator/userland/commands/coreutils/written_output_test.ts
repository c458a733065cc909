import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/etc/debian_version": "trixie/sid\n", "/root/a": "two\none\n", "/root/d/x": "x\n" };

const CASES: [line: string, out: string, err?: string][] = [
  ["sort -o a a; cat a; stat -c %a a; sort -o new a; stat -c %s-%a new", "one\ntwo\n644\n8-644\n"],
  ["sort -o d a; echo $?", "2\n", "sort: open failed: d: Is a directory\n"],
  ["shuf -e x -o nope/y; echo $?", "1\n", "shuf: nope/y: No such file or directory\n"],
  ["uniq a d; echo $?", "1\n", "uniq: d: Is a directory\n"],
  ["shuf -e __proto__; uniq a -", "__proto__\ntwo\none\n"],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`written output: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
