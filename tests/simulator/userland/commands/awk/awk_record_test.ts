import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const CASES: [line: string, out: string][] = [
  ["echo a:b | awk -F: '{ print $2 }'", "b\n"],
  ["awk -v x=3 'BEGIN { print x }'", "3\n"],
  ["awk --help | head -n 1", "Usage: awk [OPTION]... PROGRAM [FILE]...\n"],
];

for (const [line, out] of CASES) {
  Deno.test(`awk record: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line]);
    assert.deepEqual([ran.out, ran.err], [out, ""]);
  });
}
