import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/root/a": "one\n", "/root/d/x.txt": "x\n", "/root/d/e/y": "y\n" };

const CASES: [line: string, out: string, err?: string][] = [
  ["tar czf t.tgz d; tar tf t.tgz", "d/\nd/e/\nd/e/y\nd/x.txt\n"],
  ["tar cf - a | tar xvf - -C d; cat d/a", "a\none\n"],
  [
    "tar -z",
    "",
    "tar: You must specify one of the '-Acdtrux', '--delete' or '--test-label' options\nTry 'tar --help' or 'tar --usage' for more information.\n",
  ],
  ["tar cf t a; tar rf t d/e; tar tf t", "a\nd/e/\nd/e/y\n"],
  [
    "tar tf a",
    "",
    "tar: This does not look like a tar archive\ntar: Exiting with failure status due to previous errors\n",
  ],
  [
    "tar cf t a; tar xf t b",
    "",
    "tar: b: Not found in archive\ntar: Exiting with failure status due to previous errors\n",
  ],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`tar: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
