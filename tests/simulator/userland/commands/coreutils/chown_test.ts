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
  ["chown -v ahab:ahab a", "changed ownership of 'a' from root:root to ahab:ahab\n"],
  ["chown ahab: a; stat -c %U:%G a", "ahab:ahab\n"],
  [
    "chown -Rv :ahab d/e",
    "changed group of 'd/e/y' from root to ahab\nchanged group of 'd/e' from root to ahab\n",
  ],
  [
    "chgrp -c docker a b",
    "changed group of 'a' from root to docker\nchanged group of 'b' from root to docker\n",
  ],
  [
    "chown --from=ahab root a; chown --reference=a b; chown nobodyx a",
    "",
    "chown: invalid user: ‘nobodyx’\n",
  ],
  ["chown root", "", "chown: missing operand after ‘root’\nTry 'chown --help' for more information.\n"],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`chown: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
