import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/root/a": "one\ntwo\nthree\n", "/root/b": "\n\n\nx\té\n" };

const CASES: [words: string, input: string, out: string, err?: string, code?: number][] = [
  ["/usr/bin/tee x", "in\n", "in\n"],
  ["/usr/bin/tee -a nope/x", "in\n", "in\n", "tee: nope/x: No such file or directory\n", 1],
  ["/usr/bin/tee /tmp", "in\n", "in\n", "tee: /tmp: Is a directory\n", 1],
];

for (const [words, input, out, err = "", code = 0] of CASES) {
  Deno.test(`tee: ${words}`, () => {
    assert.deepEqual(runOnUbuntu(words.split(" "), { input, files: FILES }), { out, err, code });
  });
}
