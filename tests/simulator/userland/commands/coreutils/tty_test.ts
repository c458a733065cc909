import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

for (
  const [line, out, code] of [
    ["tty", "not a tty\n", 1],
    ["tty -s", "", 1],
    ["tty x", "tty: extra operand 'x'\nTry 'tty --help' for more information.\n", 2],
    ["tty -q", "tty: invalid option -- 'q'\nTry 'tty --help' for more information.\n", 2],
  ] as const
) {
  Deno.test(`without a terminal: ${line}`, () => {
    const ran = runOnUbuntu(line.split(" "));
    assert.deepEqual([ran.out + ran.err, ran.code], [out, code]);
  });
}
