import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/root/a": "one\ntwo\nthree\n", "/root/b": "\n\n\nx\té\n" };

const CASES: [words: string, input: string, out: string, err?: string, code?: number][] = [
  ["/usr/bin/wc a", "", " 3  3 14 a\n"],
  ["/usr/bin/wc -l", "a\nb\n", "2\n"],
  ["/usr/bin/wc -m b", "", "7 b\n"],
  ["/usr/bin/wc -L b", "", "9 b\n"],
  ["/usr/bin/wc -l a a", "", " 3 a\n 3 a\n 6 total\n"],
  ["/usr/bin/wc nope", "", "", "wc: nope: No such file or directory\n", 1],
];

for (const [words, input, out, err = "", code = 0] of CASES) {
  Deno.test(`wc: ${words}`, () => {
    assert.deepEqual(runOnUbuntu(words.split(" "), { input, files: FILES }), { out, err, code });
  });
}
