import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const files = {
  "/d/a": "hello\n",
  "/d/ok": "b1946ac92492d2347c6235b4d2611184  /d/a\n",
  "/d/bad": "b1946ac92492d2347c6235b4d2611185  /d/a\nb1946ac92492d2347c6235b4d2611185  /d/nope\n",
  "/d/text": "hello\n",
};

for (
  const [line, out, code] of [
    ["md5sum /d/a", "b1946ac92492d2347c6235b4d2611184  /d/a\n", 0],
    ["sha1sum /d/a", "f572d396fae9206628714fb2ce00f72e94f2258f  /d/a\n", 0],
    ["sha256sum /d/a", "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03  /d/a\n", 0],
    ["md5sum --tag /d/a", "MD5 (/d/a) = b1946ac92492d2347c6235b4d2611184\n", 0],
    ["md5sum -c /d/ok", "/d/a: OK\n", 0],
    [
      "md5sum -c /d/bad",
      "/d/a: FAILED\n/d/nope: FAILED open or read\nmd5sum: /d/nope: No such file or directory\n" +
      "md5sum: WARNING: 1 listed file could not be read\nmd5sum: WARNING: 1 computed checksum did NOT match\n",
      1,
    ],
    ["md5sum -c /d/text", "md5sum: /d/text: no properly formatted checksum lines found\n", 1],
    ["md5sum /d", "md5sum: /d: Is a directory\n", 1],
  ] as const
) {
  Deno.test(`checksums: ${line}`, () => {
    const ran = runOnUbuntu(line.split(" "), { files });
    assert.deepEqual([ran.out + ran.err, ran.code], [out, code]);
  });
}
