import assert from "node:assert/strict";
import { FileTree } from "../../../src/simulator/host/file_tree.ts";
import { MemoryFiles } from "../../../src/simulator/host/memory_files.ts";
import { MountTable } from "../../../src/simulator/host/mount_table.ts";
import { isWhiteout, OverlayFiles } from "../../../src/simulator/host/overlay_files.ts";
import { lowerOf } from "../../../src/simulator/host/record_files.ts";
import { decodeTar, encodeTar, type TarEntry } from "../../../src/simulator/host/tar_archive.ts";
import { packLayer, packNode, unpackInto, unpackLayer } from "../../../src/simulator/host/tree_archive.ts";

function names(entries: readonly TarEntry[]): string[] {
  return entries.map((entry) => entry.name);
}

Deno.test("a folder goes into an archive and comes out as it was", () => {
  const from = new FileTree({});
  from.write("/app/run.sh", "echo", 0o755);
  from.makeLink("/app/link", "run.sh");
  from.makeName("/app/twin", "/app/run.sh");
  from.makeNode("/app/null", "character", 0o666, [1, 3]);
  from.change("/app/run.sh", { uid: 5, gid: 7, changedMs: 5000 });
  const archive = encodeTar(packNode(from.nodeAt("/app"), "app"));
  const to = new FileTree({});
  unpackInto(to, "/srv", decodeTar(archive));
  assert.deepEqual(to.list("/srv/app"), ["link", "null", "run.sh", "twin"]);
  const { mode, uid, gid, links, changedMs } = to.facts("/srv/app/twin")!;
  assert.deepEqual([mode, uid, gid, links, changedMs], [0o755, 5, 7, 2, 5000]);
  assert.deepEqual([to.facts("/srv/app/link")!.target, to.read("/srv/app/null")], ["run.sh", ""]);
});

Deno.test("what a layer hides is told by names, and understood", () => {
  const upper = new MemoryFiles().root;
  const lowers = [lowerOf({ "/etc/hosts": "h", "/opt/a": "1", "/srv/x": "x" })];
  const { root: node } = new OverlayFiles({ lowers, upper });
  const files = new FileTree(new MountTable({ node, source: "overlay" }));
  files.unlink("/etc/hosts");
  files.remove("/opt");
  files.makeFolder("/opt");
  const entries = packLayer(upper);
  assert.deepEqual(names(entries), ["etc/", "etc/.wh.hosts", "opt/", "opt/.wh..wh..opq"]);
  const copy = new MemoryFiles().root;
  unpackLayer(copy, decodeTar(encodeTar(entries)));
  assert.ok(isWhiteout(copy.child("etc")!.child("hosts")!));
  const { root } = new OverlayFiles({ lowers: [copy, ...lowers] });
  assert.deepEqual([[...root.names()].sort(), [...root.child("opt")!.names()]], [["etc", "opt", "srv"], []]);
});

Deno.test("no name in an archive leads out of the folder", () => {
  const entry = { mode: 0o644, uid: 0, changedMs: 0, bytes: new Uint8Array() };
  const files = new FileTree({});
  unpackInto(files, "/in", [{ ...entry, name: "../../out" }, { ...entry, name: "/abs" }]);
  assert.deepEqual([files.list("/"), files.list("/in")], [["in"], ["abs", "out"]]);
});

Deno.test("all may be given to one", () => {
  const files = new FileTree({});
  const entry = { name: "a", mode: 0o600, uid: 9, changedMs: 0, bytes: new Uint8Array() };
  unpackInto(files, "/", [entry], { owner: { uid: 1, gid: 2 }, mode: 0o640 });
  const { uid, gid, mode } = files.facts("/a")!;
  assert.deepEqual([uid, gid, mode], [1, 2, 0o640]);
});
