import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/root/a": "b\na\nb\n" };

const CASES: [line: string, out: string][] = [
  ["mkdir --parents x/y; ls x", "y\n"],
  ["cp --recursive /root /tmp/copy; ls /tmp/copy", "a\n"],
  ["mv --no-clobber a b; ls", "b\n"],
  ["rm --force nope a; ls", ""],
  ["mkdir x; rmdir x; ls", "a\n"],
  ["ln --symbolic a link; readlink link", "a\n"],
  ["chmod a-w a; stat -c %a a; chmod -w a", "444\n"],
  ["chmod --help | head -n 1", "Usage: chmod [OPTION]... MODE[,MODE]... FILE...\n"],
];

for (const [line, out] of CASES) {
  Deno.test(`changing_files: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, ""]);
  });
}
