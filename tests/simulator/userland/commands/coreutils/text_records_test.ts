import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/root/a": "b\na\nb\n" };

const CASES: [line: string, out: string][] = [
  ["sort --unique a", "a\nb\n"],
  ["sort a | uniq --count", "      1 a\n      2 b\n"],
  ["nl --number-width=2 a", " 1\tb\n 2\ta\n 3\tb\n"],
  ["paste --serial --delimiters=, a", "b,a,b\n"],
  ["tac a | base64", "YgphCmIK\n"],
  ["od -An --format=x1 a", " 62 0a 61 0a 62 0a\n"],
  ["expr 1 + 2; expr length abc", "3\n3\n"],
  ["sort --help | head -n 1", "Usage: sort [OPTION]... [FILE]...\n"],
];

for (const [line, out] of CASES) {
  Deno.test(`text_records: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, ""]);
  });
}
