import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/root/a": "one\ntwo\n", "/root/b c": "x", "/root/d/e": "y" };

const CASES: [line: string, out: string, err?: string][] = [
  ["ls -Fd d a", "a\nd/\n"],
  ["ls --format=commas", "a, b c, d\n"],
  ["ls -l1 a | wc -w", "9\n"],
  ["touch -d 2001-01-01 a; ls -l --time-style=+%Y a | cut -d' ' -f6", "2001\n"],
  ["ls --block-size=4 -ld a | cut -d' ' -f5", "2\n"],
  ["ls --zero d | od -An -c", "   e  \\0\n"],
  ["ls -w x", "", "ls: invalid line width: ‘x’\n"],
  [
    "ls --sort=x",
    "",
    "ls: invalid argument ‘x’ for ‘--sort’\nValid arguments are:\n  - ‘none’\n  - ‘time’\n  - ‘size’\n  - ‘extension’\n  - ‘version’\n  - ‘width’\nTry 'ls --help' for more information.\n",
  ],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`ls_settings: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
