import assert from "node:assert/strict";
import { FileTree } from "../../../src/simulator/host/file_tree.ts";
import { MemoryFiles } from "../../../src/simulator/host/memory_files.ts";
import { MountTable } from "../../../src/simulator/host/mount_table.ts";
import { OverlayFiles } from "../../../src/simulator/host/overlay_files.ts";
import { fillFrom } from "../../../src/simulator/host/record_files.ts";
import { changesOf } from "../../../src/simulator/host/tree_changes.ts";

const TABLE: [what: string, act: (files: FileTree) => void, changes: string[]][] = [
  ["nothing", () => {}, []],
  ["a file is written in place", (files) => files.write("/etc/nginx/conf", "x"), ["C /etc/nginx/conf"]],
  ["a file is made", (files) => files.write("/etc/nginx/new", "x"), ["C /etc/nginx", "A /etc/nginx/new"]],
  ["a file is made at the top", (files) => files.write("/new", "x"), ["A /new"]],
  ["a file is removed", (files) => files.unlink("/etc/hosts"), ["C /etc", "D /etc/hosts"]],
  ["a folder is removed", (files) => void files.remove("/etc/nginx"), ["C /etc", "D /etc/nginx"]],
  ["folders are made", (files) => files.makeFolder("/a/b"), ["A /a", "A /a/b"]],
  ["made and removed", (files) => {
    files.write("/a", "1");
    files.unlink("/a");
  }, []],
];

for (const [what, act, expected] of TABLE) {
  Deno.test(`changes when ${what}`, () => {
    let now = 1000;
    const lower = new MemoryFiles({ now: () => now }).root;
    fillFrom(lower, { "/etc/nginx/conf": "c", "/etc/hosts": "h" }, 500);
    now = 2000;
    const overlay = new OverlayFiles({ lowers: [lower], upper: new MemoryFiles({ now: () => now }).root });
    act(new FileTree(new MountTable({ node: overlay.root, source: "overlay" }), { now: () => now }));
    assert.deepEqual(changesOf(overlay).map(({ kind, path }) => `${kind} ${path}`), expected);
  });
}
