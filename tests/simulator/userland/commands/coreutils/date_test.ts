import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const files = { "/data/a.txt": "hello\n", "/data/sub/b.md": "", "/data/sub/deep/c.txt": "see\n" };

for (
  const [line, told] of [
    ["date -d @0", "Thu Jan  1 00:00:00 UTC 1970\n"],
    ["date -R -d @0", "Thu, 01 Jan 1970 00:00:00 +0000\n"],
    ["date -Iminutes -d @0", "1970-01-01T00:00+00:00\n"],
    ["date --rfc-3339=sec -d @0", "1970-01-01 00:00:00+00:00\n"],
    ["date -f /data/a.txt", "date: invalid date ‘hello’\n"],
    ["date -r /nope", "date: /nope: No such file or directory\n"],
    ["date -s @0 +%s", "0\ndate: cannot set date: Operation not permitted\n"],
    ["date -I -R", "date: multiple output formats specified\n"],
    ["date +%F +%T", "date: extra operand ‘+%T’\nTry 'date --help' for more information.\n"],
  ] as const
) {
  Deno.test(line, () => {
    const ran = runOnUbuntu(line.split(" "), { files });
    assert.equal(ran.out + ran.err, told);
  });
}
