import assert from "node:assert/strict";
import type { NewNode } from "../../../src/simulator/host/file_node.ts";
import { bytesIn, MemoryFiles, MemoryNode } from "../../../src/simulator/host/memory_files.ts";
import { refusalOf } from "../../../src/simulator/host/system_error.ts";

const FILE: NewNode = { kind: "file", mode: 0o644, uid: 0, gid: 0 };
const FOLDER: NewNode = { ...FILE, kind: "folder", mode: 0o755 };

Deno.test("two names of one file share its text, and it lives until the last is gone", () => {
  const { root } = new MemoryFiles();
  const a = root.make("a", { ...FILE, text: "one" });
  root.link("b", a);
  root.child("b")!.write("two");
  assert.deepEqual([a.read(), a.facts().links, root.child("b")!.inode], ["two", 2, a.inode]);
  root.unlink("a");
  assert.deepEqual([root.child("b")!.read(), a.facts().links], ["two", 1]);
  assert.equal(refusalOf(() => root.link("c", root)), "Operation not permitted");
  assert.equal(refusalOf(() => root.link("c", new MemoryFiles().root)), "Invalid cross-device link");
});

Deno.test("a folder counts the folders in it as links, and is removed only empty", () => {
  const { root } = new MemoryFiles();
  const folder = root.make("d", FOLDER);
  folder.make("x", FILE);
  assert.equal(root.facts().links, 3);
  assert.equal(refusalOf(() => root.unlink("d")), "Directory not empty");
  folder.unlink("x");
  root.unlink("d");
  assert.deepEqual([...root.names(), root.facts().links], [2]);
});

Deno.test("moving replaces what is there", () => {
  const { root } = new MemoryFiles();
  const folder = root.make("d", FOLDER);
  root.make("a", { ...FILE, text: "new" });
  folder.make("b", { ...FILE, text: "old" });
  root.move("a", folder, "b");
  assert.deepEqual([[...root.names()], folder.child("b")!.read()], [["d"], "new"]);
});

Deno.test("a full tmpfs refuses, and takes again what was freed", () => {
  const files = new MemoryFiles({ type: "tmpfs", limitBytes: 10 });
  const file = files.root.make("a", FILE);
  file.write("12345678");
  assert.equal(refusalOf(() => files.root.make("b", { ...FILE, text: "123" })), "No space left on device");
  const other = files.root.make("b", FILE);
  assert.equal(refusalOf(() => other.write("123")), "No space left on device");
  file.write("1");
  other.write("123");
  assert.deepEqual(files.usage(), { usedBytes: 4, limitBytes: 10 });
});

Deno.test("a folder is filled when somebody first looks", () => {
  const files = new MemoryFiles();
  let filled = 0;
  const folder = files.root.make("late", FOLDER, (node) => {
    filled++;
    node.make("a", { ...FILE, text: "123" });
  });
  assert.deepEqual([filled, bytesIn(files.root)], [0, 0]);
  assert.deepEqual([[...folder.names()], [...folder.names()], filled], [["a"], ["a"], 1]);
  assert.equal(bytesIn(files.root), 3);
});

Deno.test("times move with what is done", () => {
  let now = 1;
  const { root } = new MemoryFiles({ now: () => now });
  const file = root.make("a", FILE);
  now = 2;
  file.change({ mode: 0o600 });
  assert.deepEqual([file.facts().changedMs, file.facts().statusMs], [1, 2]);
  now = 3;
  file.write("x");
  assert.deepEqual([file.facts().changedMs, file.facts().statusMs], [3, 3]);
  assert.ok(file instanceof MemoryNode);
});
