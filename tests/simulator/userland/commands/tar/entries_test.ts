import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/root/a": "one\n", "/root/d/x.txt": "x\n", "/root/d/e/y": "y\n" };

const CASES: [line: string, out: string, err?: string][] = [
  ["ln a h; ln -s a l; tar cf t a h l; tar tvf t | sed 's/.*[0-9] //'", "a\nh link to a\nl -> a\n"],
  ["tar cf t /root/a; tar tf t", "root/a\n", "tar: Removing leading `/' from member names\n"],
  ["tar cf d/t d; tar tf d/t", "d/\nd/e/\nd/e/y\nd/x.txt\n", "tar: d/t: file is the archive; not dumped\n"],
  [
    "tar cf t nope",
    "",
    "tar: nope: Cannot stat: No such file or directory\ntar: Exiting with failure status due to previous errors\n",
  ],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`entries: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
