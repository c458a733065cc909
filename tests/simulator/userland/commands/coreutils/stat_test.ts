import assert from "node:assert/strict";
import { AHAB, runOnUbuntu } from "../ubuntu_box.ts";

const files = { "/data/a.txt": "hello\n", "/data/sub/b": "x".repeat(9000) };

for (
  const [line, out] of [
    ["stat -c %n:%s:%a:%U:%F /data/a.txt", "/data/a.txt:6:644:root:regular file\n"],
    ["stat --printf=%A\\n /data", "drwxr-xr-x\n"],
    ["stat /nope", "stat: cannot statx '/nope': No such file or directory\n"],
    ["stat", "stat: missing operand\nTry 'stat --help' for more information.\n"],
    ["du /data", "16\t/data/sub\n24\t/data\n"],
    ["du -sh /data", "24K\t/data\n"],
    ["du -a -b /data/sub", "9000\t/data/sub/b\n13096\t/data/sub\n"],
    ["du -d 0 -c /data", "24\t/data\n24\ttotal\n"],
    ["du /nope", "du: cannot access '/nope': No such file or directory\n"],
  ] as const
) {
  Deno.test(`stat: ${line}`, () => {
    const ran = runOnUbuntu(line.split(" "), { files });
    assert.equal(ran.out + ran.err, out);
  });
}

Deno.test("stat: the whole of it", () => {
  assert.match(
    runOnUbuntu(["stat", "/data/a.txt"], { files }).out,
    /^ {2}File: \/data\/a.txt\n {2}Size: 6 {9}\tBlocks: 8 {10}IO Block: 4096 {3}regular file\n[^]*\nAccess: \(0644\/-rw-r--r--\) {2}Uid: \( {4}0\/ {4}root\)/,
  );
});

Deno.test("du: what may not be read is said", () => {
  assert.match(
    runOnUbuntu(["du", "/root"], { user: AHAB }).err,
    /cannot read directory '\/root': Permission denied/,
  );
});
