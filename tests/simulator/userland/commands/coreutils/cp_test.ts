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
  ["cp --parents d/e/y s; find s", "s\ns/d\ns/d/e\ns/d/e/y\n"],
  [
    "cp -n a b; cat b",
    "two\n",
    "cp: warning: behavior of -n is non-portable and may change in future; use --update=none instead\n",
  ],
  ["touch -d 2001-01-01 a; cp -p a c; stat -c %y c | cut -c1-4", "2001\n"],
  ["cp a nope/", "", "cp: cannot create regular file 'nope/': Not a directory\n"],
  ["cp '' x", "", "cp: cannot stat '': No such file or directory\n"],
  ["cp a", "", "cp: missing destination file operand after 'a'\nTry 'cp --help' for more information.\n"],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`cp: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
