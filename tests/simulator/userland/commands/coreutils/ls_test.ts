import assert from "node:assert/strict";
import { AHAB, passTime, runOnUbuntu, startOnTerminal, ubuntuBox } from "../ubuntu_box.ts";

const files = {
  "/data/b.txt": "hello\n",
  "/data/a.sh": "x".repeat(5000),
  "/data/sub/c": "",
  "/data/.hidden": "",
};

for (
  const [line, out] of [
    ["ls /data", "a.sh\nb.txt\nsub\n"],
    ["ls -a /data", ".\n..\n.hidden\na.sh\nb.txt\nsub\n"],
    ["ls -A /data", ".hidden\na.sh\nb.txt\nsub\n"],
    ["ls -F /data", "a.sh\nb.txt\nsub/\n"],
    ["ls -r /data", "sub\nb.txt\na.sh\n"],
    ["ls -S /data", "a.sh\nsub\nb.txt\n"],
    ["ls -m /data", "a.sh, b.txt, sub\n"],
    ["ls -s /data", "total 16\n8 a.sh\n4 b.txt\n4 sub\n"],
    ["ls -R /data", "/data:\na.sh\nb.txt\nsub\n\n/data/sub:\nc\n"],
    ["ls -I *.txt /data", "a.sh\nsub\n"],
    [
      "ls -l /data",
      "total 16\n-rw-r--r-- 1 root root 5000 Nov 22 11:33 a.sh\n-rw-r--r-- 1 root root    6 Nov 22 11:33 b.txt\n" +
      "drwxr-xr-x 2 root root 4096 Jan  1  1970 sub\n",
    ],
    ["ls -lhog /data/a.sh", "-rw-r--r-- 1 4.9K Nov 22 11:33 /data/a.sh\n"],
    ["ls -d /data /etc", "/data\n/etc\n"],
    ["ls /nope /data/sub", "/data/sub:\nc\nls: cannot access '/nope': No such file or directory\n"],
    ["ls /data/b.txt/x", "ls: cannot access '/data/b.txt/x': Not a directory\n"],
    ["ls --sort=size /data", "a.sh\nsub\nb.txt\n"],
  ] as const
) {
  Deno.test(`ls: ${line}`, () => {
    const ran = runOnUbuntu(line.split(" "), { files });
    assert.equal(ran.out + ran.err, out);
    assert.equal(ran.code, ran.err === "" ? 0 : 2);
  });
}

Deno.test("ls: what may not be read is said", () => {
  assert.deepEqual(runOnUbuntu(["ls", "/root"], { user: AHAB }), {
    out: "",
    err: "ls: cannot open directory '/root': Permission denied\n",
    code: 2,
  });
});

Deno.test("ls: on a terminal names are in columns, and odd ones in quotes", () => {
  const box = ubuntuBox({ files: { "/data/bin": "", "/data/WILL_IT?": "", "/data/etc": "" } });
  startOnTerminal(box, ["ls", "/data"]);
  passTime(box);
  assert.equal(box.screen, "'WILL_IT?'   bin   etc\r\n");
});
