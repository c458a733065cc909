import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const files = { "/data/a.txt": "hello\n", "/data/sub/b.md": "", "/data/sub/deep/c.txt": "see\n" };

for (
  const [line, told] of [
    ["find /data/sub/ -name sub", "/data/sub/\n"],
    ["find / -maxdepth 0 -name /", "/\n"],
  ] as const
) {
  Deno.test(line, () => {
    const ran = runOnUbuntu(line.split(" "), { files });
    assert.equal(ran.out + ran.err, told);
  });
}
