import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const files = { "/data/a.txt": "hello\n", "/data/sub/b.md": "", "/data/sub/deep/c.txt": "see\n" };

for (
  const [line, told] of [
    ["find /data", "/data\n/data/a.txt\n/data/sub\n/data/sub/b.md\n/data/sub/deep\n/data/sub/deep/c.txt\n"],
    ["find /data -maxdepth 1", "/data\n/data/a.txt\n/data/sub\n"],
    ["find /data -mindepth 3", "/data/sub/deep/c.txt\n"],
    ["find /nope", "find: /nope: No such file or directory\n"],
    ["find /data -depth -type d", "/data/sub/deep\n/data/sub\n/data\n"],
  ] as const
) {
  Deno.test(line, () => {
    const ran = runOnUbuntu(line.split(" "), { files });
    assert.equal(ran.out + ran.err, told);
  });
}
