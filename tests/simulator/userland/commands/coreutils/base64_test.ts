import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const CASES: [line: string, out: string, err?: string][] = [
  ["echo -n hello | base64 -w0", "aGVsbG8="],
  ["echo -n hello | base64 -w 5", "aGVsb\nG8=\n"],
  ["echo aGVsbG8= | base64 --decode", "hello"],
  ["echo 'aGVs!' | base64 -d", "hel", "base64: invalid input\n"],
  ["base64 nope", "", "base64: nope: No such file or directory\n"],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`base64: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line]);
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
