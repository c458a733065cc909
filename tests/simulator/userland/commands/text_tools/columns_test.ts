import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

for (
  const [line, input, out] of [
    ["column -t", "a bb c\naaa b c\n", "a    bb  c\naaa  b   c\n"],
    ["column -t -s:", "root:0\nahab:1000\n", "root  0\nahab  1000\n"],
    ["column -t -N X,Y", "1 2\n", "X  Y\n1  2\n"],
    ["column -c 20", "one\ntwo\nthree\n", "one\tthree\ntwo\n"],
    ["comm - /d/b", "a\nc\n", "a\n\tb\n\t\tc\n"],
    ["comm -12 - /d/b", "a\nc\n", "c\n"],
    ["fold -w 4", "abcdefghij\n", "abcd\nefgh\nij\n"],
    ["fold -s -w 6", "ab cd ef\n", "ab cd \nef\n"],
    ["fold -w 0", "x\n", "fold: invalid number of columns: '0'\n"],
  ] as const
) {
  Deno.test(`columns: ${line}`, () => {
    const ran = runOnUbuntu(line.split(" "), { input, files: { "/d/b": "b\nc\n" } });
    assert.equal(ran.out + ran.err, out);
  });
}
