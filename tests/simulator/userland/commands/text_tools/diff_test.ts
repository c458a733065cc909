import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const files = {
  "/d/a": "one\ntwo\nthree\n",
  "/d/b": "one\n2\nthree\nfour\n",
  "/d/c": "ONE\ntwo \nthree\n",
  "/d/nul": "\0",
  "/e/a": "one\ntwo\nthree\n",
  "/e/x": "",
};
const time = "2026-11-22 11:33:04.000000000 +0000";

for (
  const [line, out, code] of [
    ["diff /d/a /d/b", "2c2\n< two\n---\n> 2\n3a4\n> four\n", 1],
    ["diff /d/a /d/a", "", 0],
    ["diff -q /d/a /d/b", "Files /d/a and /d/b differ\n", 1],
    ["diff -s /d/a /e/a", "Files /d/a and /e/a are identical\n", 0],
    ["diff -iw /d/a /d/c", "", 0],
    ["diff /d/a /e", "", 0],
    ["diff /d/a /d/nul", "Binary files /d/a and /d/nul differ\n", 1],
    ["diff /d /e", "Only in /d: b\nOnly in /d: c\nOnly in /d: nul\nOnly in /e: x\n", 1],
    [
      "diff -u /d/a /d/b",
      `--- /d/a\t${time}\n+++ /d/b\t${time}\n@@ -1,3 +1,4 @@\n one\n-two\n+2\n three\n+four\n`,
      1,
    ],
    ["diff /d/a /nope", "diff: /nope: No such file or directory\n", 2],
    ["diff /d/a", "diff: missing operand after '/d/a'\nTry 'diff --help' for more information.\n", 2],
    ["cmp /d/a /d/b", "/d/a /d/b differ: byte 5, line 2\n", 1],
    ["cmp /d/a /e/a", "", 0],
    ["cmp -s /d/a /d/b", "", 1],
  ] as const
) {
  Deno.test(`diff: ${line}`, () => {
    const ran = runOnUbuntu(line.split(" "), { files });
    assert.deepEqual([ran.out + ran.err, ran.code], [out, code]);
  });
}
