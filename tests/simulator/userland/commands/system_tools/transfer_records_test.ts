import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/root/a": "b\na\nb\n" };

const CASES: [line: string, out: string][] = [
  ["tar -cf x.tar a; tar tf x.tar", "a\n"],
  ["curl --help | head -n 1", "Usage: curl [OPTION]... URL...\n"],
  ["wget --help | grep -c spider", "1\n"],
  ["nslookup --help | head -n 1", "Usage: nslookup NAME\n"],
];

for (const [line, out] of CASES) {
  Deno.test(`transfer_records: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, ""]);
  });
}
