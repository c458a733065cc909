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
  ["cp -t s a b; ls s", "a\nb\n"],
  ["cp -t s -T a", "", "cp: cannot combine --target-directory (-t) and --no-target-directory (-T)\n"],
  ["mv d/../a s/; ls s", "a\n"],
  ["cp a b nope", "", "cp: target 'nope': No such file or directory\n"],
  ["cp a b a", "", "cp: target 'a': Not a directory\n"],
  ["ln -t a b", "", "ln: target directory 'a': Not a directory\n"],
  ["cp -T a b d", "", "cp: extra operand 'd'\nTry 'cp --help' for more information.\n"],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`destination: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
