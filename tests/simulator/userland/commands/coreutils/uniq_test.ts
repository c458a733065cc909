import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/root/a": "b 2\na 10\nB 2\nb 2\n", "/root/b": "a\nc\n" };

const CASES: [line: string, out: string, err?: string][] = [
  ["uniq -c a", "      1 b 2\n      1 a 10\n      1 B 2\n      1 b 2\n"],
  ["uniq -f1 a", "b 2\na 10\nB 2\n"],
  ["sort -f a | uniq -iD", "B 2\nb 2\nb 2\n"],
  ["uniq --group b", "a\n\nc\n"],
  ["uniq b x; cat x", "a\nc\n"],
  ["uniq -w1 a | uniq -s1", "b 2\na 10\nB 2\n"],
  ["uniq -f x a", "", "uniq: x: invalid number of fields to skip\n"],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`uniq: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
