import assert from "node:assert/strict";
import { MemoryFiles } from "../../../src/simulator/host/memory_files.ts";
import { mountLine, MountTable } from "../../../src/simulator/host/mount_table.ts";
import { refusalOf } from "../../../src/simulator/host/system_error.ts";

function disk(type = "ext4") {
  return { node: new MemoryFiles({ type }).root, source: type };
}

Deno.test("what is mounted later hides what was there, until it is taken away", () => {
  const table = new MountTable(disk());
  const first = table.add(table.root, "/mnt", disk("xfs"));
  const second = table.add(table.root, "/mnt", disk("tmpfs"));
  assert.equal(table.topAt(table.root, "/mnt"), second);
  assert.equal(refusalOf(() => table.remove(first)), "Device or resource busy");
  table.remove(second);
  assert.equal(table.topAt(table.root, "/mnt"), first);
  table.remove(first);
  assert.equal(table.topAt(table.root, "/mnt"), table.root);
  assert.equal(refusalOf(() => table.remove(table.root)), "Device or resource busy");
});

Deno.test("a mount hides those below it", () => {
  const table = new MountTable(disk());
  table.add(table.root, "/a/b", disk("hidden"));
  const above = table.add(table.root, "/a", disk("above"));
  assert.equal(table.topAt(table.topAt(table.root, "/a"), "/a/b"), above);
  assert.deepEqual([table.pointsIn(table.root, "/a"), table.pointsIn(above, "/a")], [["b"], []]);
});

Deno.test("a copy goes its own way", () => {
  const table = new MountTable(disk());
  const mount = table.add(table.root, "/a", disk("one"));
  table.add(mount, "/a/b", disk("two"));
  const copy = table.clone();
  copy.add(copy.root, "/c", disk());
  assert.deepEqual([table.isBusy("/c"), copy.isBusy("/c"), copy.list().length], [false, true, 4]);
  assert.equal(copy.topAt(copy.list()[1]!, "/a/b"), copy.list()[2]);
});

Deno.test("/proc/mounts tells blanks in octal", () => {
  const table = new MountTable(disk());
  const mount = table.add(table.root, "/my disk", {
    ...disk("tmpfs"),
    options: ["nosuid"],
    isReadOnly: true,
  });
  assert.equal(mountLine(mount), "tmpfs /my\\040disk tmpfs ro,nosuid 0 0\n");
});
