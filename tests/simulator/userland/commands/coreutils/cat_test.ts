import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/root/a": "one\ntwo\nthree\n", "/root/b": "\n\n\nx\té\n" };

const CASES: [words: string, input: string, out: string, err?: string, code?: number][] = [
  ["/usr/bin/cat a", "", "one\ntwo\nthree\n"],
  ["/usr/bin/cat - a", "in\n", "in\none\ntwo\nthree\n"],
  ["/usr/bin/cat -ns b", "", "     1\t\n     2\tx\té\n"],
  ["/usr/bin/cat -b b", "", "\n\n\n     1\tx\té\n"],
  ["/usr/bin/cat --show-all b", "", "$\n$\n$\nx^IM-CM-)$\n"],
  ["/usr/bin/cat nope", "", "", "cat: nope: No such file or directory\n", 1],
];

for (const [words, input, out, err = "", code = 0] of CASES) {
  Deno.test(`cat: ${words}`, () => {
    assert.deepEqual(runOnUbuntu(words.split(" "), { input, files: FILES }), { out, err, code });
  });
}
