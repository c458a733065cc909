import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const files = { "/data/a.txt": "hello\n", "/data/sub/b.md": "", "/data/sub/deep/c.txt": "see\n" };

for (
  const [line, told] of [
    [
      "find /data/sub -printf %P|%f|%y|%d|%s\\n",
      "|sub|d|0|4096\nb.md|b.md|f|1|0\ndeep|deep|d|1|4096\ndeep/c.txt|c.txt|f|2|4\n",
    ],
    ["find /data/a.txt -printf %h-%m-%u-%5s-%-3d|\\t%%", "/data-644-root-    6-0  |\t%"],
  ] as const
) {
  Deno.test(line, () => {
    const ran = runOnUbuntu(line.split(" "), { files });
    assert.equal(ran.out + ran.err, told);
  });
}
