import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/root/a": "one\ntwo\n", "/root/d/x": "x\n" };

const CASES: [line: string, out: string, err?: string][] = [
  ["realpath --relative-to=d a; realpath --relative-base=/root d/x /usr", "../a\nd/x\n/usr\n"],
  ["ln -s a l; readlink -e l nope; readlink -v a", "/root/a\n", "readlink: a: Invalid argument\n"],
  ["unlink a; ls; unlink d", "d\n", "unlink: cannot unlink 'd': Is a directory\n"],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`real_path: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
