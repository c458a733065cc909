import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = {
  "/etc/debian_version": "trixie/sid\n",
  "/root/a": "one\ntwo\n",
  "/root/b": "one 1\ntwo 2\n",
  "/root/d/x": "x\n",
};

const CASES: [line: string, out: string, err?: string][] = [
  ["nice -n 5 nice nice", "15\n"],
  ["nice -n 3 /bin/bash -c 'ps -o ni= -p $$'", "  3\n"],
  [
    "nice -n 5",
    "",
    "nice: a command must be given with an adjustment\nTry 'nice --help' for more information.\n",
  ],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`nice: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
