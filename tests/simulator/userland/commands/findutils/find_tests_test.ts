import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const files = { "/data/a.txt": "hello\n", "/data/sub/b.md": "", "/data/sub/deep/c.txt": "see\n" };

for (
  const [line, told] of [
    ["find /data -size +0 -type f", "/data/a.txt\n/data/sub/deep/c.txt\n"],
    ["find /data -empty", "/data/sub/b.md\n"],
    ["find /data -iname A*", "/data/a.txt\n"],
    ["find /data -path */deep/*", "/data/sub/deep/c.txt\n"],
    ["find /data -regex .*/[ac]\\.txt", "/data/a.txt\n/data/sub/deep/c.txt\n"],
    ["find /data -type q", "find: Unknown argument to -type: q\n"],
    ["find /data -size x", "find: invalid -size type `x'\n"],
    ["find /data -newermt never", "find: I cannot figure out how to interpret ‘never’ as a date or time\n"],
  ] as const
) {
  Deno.test(line, () => {
    const ran = runOnUbuntu(line.split(" "), { files });
    assert.equal(ran.out + ran.err, told);
  });
}
