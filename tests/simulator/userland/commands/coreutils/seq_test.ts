import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/root/a": "one\ntwo\nthree\n", "/root/b": "\n\n\nx\té\n" };

const CASES: [words: string, input: string, out: string, err?: string, code?: number][] = [
  ["/usr/bin/seq 3", "", "1\n2\n3\n"],
  ["/usr/bin/seq 5 -2 1", "", "5\n3\n1\n"],
  ["/usr/bin/seq -w -1 1", "", "-1\n00\n01\n"],
  ["/usr/bin/seq -s, 0.5 0.25 1", "", "0.50,0.75,1.00\n"],
  ["/usr/bin/seq -f %03g 2", "", "001\n002\n"],
  ["/usr/bin/seq 3 1", "", ""],
  [
    "/usr/bin/seq 1 0 3",
    "",
    "",
    "seq: invalid Zero increment value: ‘0’\nTry 'seq --help' for more information.\n",
    1,
  ],
];

for (const [words, input, out, err = "", code = 0] of CASES) {
  Deno.test(`seq: ${words}`, () => {
    assert.deepEqual(runOnUbuntu(words.split(" "), { input, files: FILES }), { out, err, code });
  });
}
