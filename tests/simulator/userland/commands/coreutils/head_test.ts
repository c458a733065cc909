import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/root/a": "one\ntwo\nthree\n", "/root/b": "\n\n\nx\té\n" };

const CASES: [words: string, input: string, out: string, err?: string, code?: number][] = [
  ["/usr/bin/head -2 a", "", "one\ntwo\n"],
  ["/usr/bin/head -n -1 a", "", "one\ntwo\n"],
  ["/usr/bin/head -c -3 a", "", "one\ntwo\nthr"],
  ["/usr/bin/head -c 2", "four", "fo"],
  ["/usr/bin/head -n1 a -", "in\nput\n", "==> a <==\none\n\n==> standard input <==\nin\n"],
  ["/usr/bin/head -n x a", "", "", "head: invalid number of lines: ‘x’\n", 1],
  ["/usr/bin/head nope", "", "", "head: cannot open 'nope' for reading: No such file or directory\n", 1],
];

for (const [words, input, out, err = "", code = 0] of CASES) {
  Deno.test(`head: ${words}`, () => {
    assert.deepEqual(runOnUbuntu(words.split(" "), { input, files: FILES }), { out, err, code });
  });
}
