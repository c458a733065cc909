import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const CASES: [line: string, out: string, err?: string][] = [
  ["basename /a/b.c .c", "b\n"],
  ["basename -a x/y z", "y\nz\n"],
  ["basename /", "/\n"],
  ["dirname a/b /a c", "a\n/\n.\n"],
  ["dirname", "", "dirname: missing operand\nTry 'dirname --help' for more information.\n"],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`file_names: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line]);
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
