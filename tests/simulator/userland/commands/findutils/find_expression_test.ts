import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const files = { "/data/a.txt": "hello\n", "/data/sub/b.md": "", "/data/sub/deep/c.txt": "see\n" };

for (
  const [line, told] of [
    ["find /data -name *.md -o -name c*", "/data/sub/b.md\n/data/sub/deep/c.txt\n"],
    ["find /data ( -name a* -o -name b* ) -name *.md", "/data/sub/b.md\n"],
    ["find /data ! -name *.txt -type f", "/data/sub/b.md\n"],
    ["find /data -name sub -prune -o -print", "/data\n/data/a.txt\n"],
    ["find /data -name", "find: missing argument to `-name'\n"],
    ["find /data -nope", "find: unknown predicate `-nope'\n"],
    ["find /data -name x )", "find: you have too many ')'\n"],
    ["find /data -false , -name b.md", "/data/sub/b.md\n"],
  ] as const
) {
  Deno.test(line, () => {
    const ran = runOnUbuntu(line.split(" "), { files });
    assert.equal(ran.out + ran.err, told);
  });
}
