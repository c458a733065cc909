import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/root/a": "one\ntwo\nthree\n", "/root/b": "\n\n\nx\té\n" };

const CASES: [words: string, input: string, out: string, err?: string, code?: number][] = [
  ["/usr/bin/tr a-z A-Z", "one\n", "ONE\n"],
  ["/usr/bin/tr -d [:digit:]", "a1b2\n", "ab\n"],
  ["/usr/bin/tr -s a-b x", "aabbc\n", "xc\n"],
  ["/usr/bin/tr -c a-z\\n _", "a b\n", "a_b\n"],
  ["/usr/bin/tr -t abc x", "abc\n", "xbc\n"],
  [
    "/usr/bin/tr a",
    "",
    "",
    "tr: missing operand after ‘a’\nTwo strings must be given when translating.\nTry 'tr --help' for more information.\n",
    1,
  ],
];

for (const [words, input, out, err = "", code = 0] of CASES) {
  Deno.test(`tr: ${words}`, () => {
    assert.deepEqual(runOnUbuntu(words.split(" "), { input, files: FILES }), { out, err, code });
  });
}
