import assert from "node:assert/strict";
import { MemoryFiles } from "../../../src/simulator/host/memory_files.ts";
import { fillDevices, fillFrom, lowerOf } from "../../../src/simulator/host/record_files.ts";

const RECORD = {
  "/bin -> usr/bin": "",
  "/usr/bin/sh": "\x7fELF",
  "/etc/passwd": "root",
  "/etc/shadow": "x",
  "/tmp/": "",
  "/root/": "",
};

const FACTS: [path: string, kind: string, mode: number][] = [
  ["/bin", "link", 0o777],
  ["/usr/bin", "folder", 0o755],
  ["/usr/bin/sh", "file", 0o755],
  ["/etc/passwd", "file", 0o644],
  ["/etc/shadow", "file", 0o640],
  ["/tmp", "folder", 0o1777],
  ["/root", "folder", 0o700],
];

for (const [path, kind, mode] of FACTS) {
  Deno.test(`${path} of a record is a ${kind} with 0${mode.toString(8)}`, () => {
    let node = lowerOf(RECORD);
    for (const name of path.slice(1).split("/")) node = node.child(name)!;
    assert.deepEqual([node.kind, node.facts().mode], [kind, mode]);
  });
}

Deno.test("a record's files are made once", () => {
  assert.equal(lowerOf(RECORD), lowerOf(RECORD));
});

Deno.test("devices come beside what is there", () => {
  const { root } = new MemoryFiles();
  fillFrom(root, { "/null": "mine" }, 5);
  fillDevices(root);
  assert.deepEqual([root.child("null")!.read(), root.child("null")!.facts().changedMs], ["mine", 5]);
  assert.deepEqual(root.child("zero")!.facts().device, [1, 5]);
  assert.equal(root.child("stdin")!.facts().target, "/proc/self/fd/0");
});
