import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/root/a": "b 2\na 10\nB 2\nb 2\n", "/root/b": "a\nc\n" };

const CASES: [line: string, out: string, err?: string][] = [
  ["sort a", "B 2\na 10\nb 2\nb 2\n"],
  ["sort -k2n -k1,1r a", "b 2\nb 2\nB 2\na 10\n"],
  ["sort -u a -o a; cat a", "B 2\na 10\nb 2\n"],
  ["sort -m b b", "a\na\nc\nc\n"],
  ["sort -c a", "", "sort: a:2: disorder: a 10\n"],
  ["sort -C a || echo no", "no\n"],
  ["sort nope", "", "sort: cannot read: nope: No such file or directory\n"],
  ["sort -nM a", "", "sort: options '-Mn' are incompatible\n"],
  ["printf 'b\\0a\\0' | sort -z | tr '\\0' ,", "a,b,"],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`sort: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
