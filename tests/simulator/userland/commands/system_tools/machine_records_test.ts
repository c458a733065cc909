import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/root/a": "b\na\nb\n" };

const CASES: [line: string, out: string][] = [
  ["rev a", "b\na\nb\n"],
  ["hostname", "pequod\n"],
  ["which cat", "/usr/bin/cat\n"],
  ["mount --help | head -n 1", "Usage: mount [-l] [-t TYPE]\n"],
  ["/usr/bin/kill -0 1; echo \$?", "0\n"],
];

for (const [line, out] of CASES) {
  Deno.test(`machine_records: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, ""]);
  });
}
