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
  ["cp -b a b; cat b~", "two\n"],
  ["cp -b a b; cp --backup=numbered a b; cp -b a b; ls", "a\nb\nb.~1~\nb.~2~\nb~\nd\ns\n"],
  ["mv -S .old a b; ls", "b\nb.old\nd\ns\n"],
  ["ln -sfb a b; ls", "a\nb\nb~\nd\ns\n"],
  ["cp --backup=none a b; ls", "a\nb\nd\ns\n"],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`backup: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
