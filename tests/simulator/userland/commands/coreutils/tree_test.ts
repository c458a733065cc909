import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const files = { "/data/a.txt": "hello\n", "/data/sub/b.md": "", "/data/sub/deep/c": "", "/data/.hidden": "" };

for (
  const [line, out] of [
    [
      "tree /data",
      "/data\n├── a.txt\n└── sub\n    ├── b.md\n    └── deep\n        └── c\n\n3 directories, 3 files\n",
    ],
    ["tree -L 1 /data", "/data\n├── a.txt\n└── sub\n\n2 directories, 1 file\n"],
    ["tree -d --noreport /data", "/data\n└── sub\n    └── deep\n"],
    ["tree -a -I sub --noreport /data", "/data\n├── .hidden\n└── a.txt\n"],
    ["tree -fi --noreport /data/sub", "/data/sub\n/data/sub/b.md\n/data/sub/deep\n/data/sub/deep/c\n"],
    ["tree /nope", "/nope  [error opening dir]\n\n0 directories, 0 files\n"],
    ["tree -L 0", "tree: Invalid level, must be greater than 0.\n"],
  ] as const
) {
  Deno.test(`tree: ${line}`, () => {
    const ran = runOnUbuntu(line.split(" "), { files });
    assert.equal(ran.out + ran.err, out);
  });
}
