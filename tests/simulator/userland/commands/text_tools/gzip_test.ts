import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/root/a": "one\ntwo\n", "/root/t": "a\tb\n\tc\n", "/root/d/x": "x\n" };

const CASES: [line: string, out: string, err?: string][] = [
  ["gzip a; ls; zcat a.gz", "a.gz\nd\nt\none\ntwo\n"],
  ["gzip -k a; gunzip a.gz; echo $?", "2\n", "gzip: a already exists;\tnot overwritten\n"],
  ["gzip -c a a | zcat", "one\ntwo\none\ntwo\n"],
  ["gzip -r d; ls d", "x.gz\n"],
  ["gunzip a", "", "gzip: a: unknown suffix -- ignored\n"],
  ["zcat a", "", "\ngzip: a: not in gzip format\n"],
  ["gzip -c a | head -c 20 | zcat > /dev/null", "", "\ngzip: stdin: unexpected end of file\n"],
  [
    "gzip -tv a.gz nope",
    "",
    "gzip: a.gz: No such file or directory\ngzip: nope.gz: No such file or directory\n",
  ],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`gzip: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
