import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/root/a": "one\ntwo\nthree\n", "/root/b": "\n\n\nx\té\n" };

const CASES: [words: string, input: string, out: string, err?: string, code?: number][] = [
  ["/usr/bin/tail -1 a", "", "three\n"],
  ["/usr/bin/tail -n +2 a", "", "two\nthree\n"],
  ["/usr/bin/tail -c 3", "four", "our"],
  ["/usr/bin/tail -qn1 a a", "", "three\nthree\n"],
  ["/usr/bin/tail -vn1 a", "", "==> a <==\nthree\n"],
  ["/usr/bin/tail -fn1 a --pid 99999", "", "three\n"],
  ["/usr/bin/tail -n x a", "", "", "tail: invalid number of lines: ‘x’\n", 1],
];

for (const [words, input, out, err = "", code = 0] of CASES) {
  Deno.test(`tail: ${words}`, () => {
    assert.deepEqual(runOnUbuntu(words.split(" "), { input, files: FILES }), { out, err, code });
  });
}
