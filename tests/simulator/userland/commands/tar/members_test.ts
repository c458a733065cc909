import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/root/a": "one\n", "/root/d/x.txt": "x\n", "/root/d/e/y": "y\n" };

const CASES: [line: string, out: string, err?: string][] = [
  ["touch -d 2001-01-01 a; tar cf t a; tar tvf t", "-rw-r--r-- root/root         4 2001-01-01 00:00 a\n"],
  ["tar cf t --exclude=e d; tar tf t", "d/\nd/x.txt\n"],
  ["tar cf t d; tar tf t --wildcards '*.txt'", "d/x.txt\n"],
  ["tar cf t d; tar xvf t --strip-components=2; cat y", "d/e/y\ny\n"],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`members: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
