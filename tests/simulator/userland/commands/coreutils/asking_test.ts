import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = {
  "/root/a": "one\n",
  "/root/b": "two\n",
  "/root/d/x": "x\n",
  "/root/d/e/y": "y\n",
  "/root/s/": "",
};

const CASES: [line: string, out: string, err?: string][] = [
  ["echo yes | rm -i a; ls", "b\nd\ns\n", "rm: remove regular file 'a'? "],
  ["echo no | rm -i a; ls", "a\nb\nd\ns\n", "rm: remove regular file 'a'? "],
  ["rm -i a < /dev/null; ls", "a\nb\nd\ns\n", "rm: remove regular file 'a'? "],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`asking: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
