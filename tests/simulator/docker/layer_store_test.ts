import assert from "node:assert/strict";
import { FileTree } from "../../../src/simulator/host/file_tree.ts";
import { MemoryFiles } from "../../../src/simulator/host/memory_files.ts";
import { fillFrom } from "../../../src/simulator/host/record_files.ts";
import {
  copyInto,
  type Layer,
  LayerStore,
  OVERLAY_FOLDER,
  stackOf,
} from "../../../src/simulator/docker/layer_store.ts";

function store(host = new FileTree({})) {
  const layers = new LayerStore(host, () => 0);
  const take = (diffId: string, parent?: Layer) =>
    layers.take({
      diffId,
      parent,
      bytes: 10,
      packedBytes: 5,
      fill: (folder) => fillFrom(folder, { [`/${diffId}`]: "x" }),
    });
  return { host, layers, take };
}

Deno.test("a layer is a folder on the host, filled when somebody looks", () => {
  const { host, take } = store();
  const base = take("a");
  const top = take("b", base);
  const folder = `${OVERLAY_FOLDER}/${top.cacheId}`;
  assert.deepEqual(host.list(folder), ["diff", "link", "lower", "work"]);
  assert.deepEqual([host.list(`${folder}/diff`), host.list(`${OVERLAY_FOLDER}/${base.cacheId}`)], [
    ["b"],
    ["diff", "link"],
  ]);
  const link = host.read(`${folder}/link`)!;
  assert.match(link, /^[A-Z2-7]{26}$/);
  assert.deepEqual(host.list(`${OVERLAY_FOLDER}/l/${link}/`), ["b"]);
  assert.equal(host.read(`${folder}/lower`), `l/${host.read(`${OVERLAY_FOLDER}/${base.cacheId}/link`)}`);
  assert.deepEqual(stackOf(top), [top, base]);
});

Deno.test("a layer goes with the last who needs it", () => {
  const { host, layers, take } = store();
  const layer = take("a");
  assert.equal(take("a"), layer);
  assert.deepEqual([layers.release(layer), layers.has(layer.chainId)], [false, true]);
  assert.deepEqual([layers.release(layer), layers.has(layer.chainId)], [true, false]);
  assert.deepEqual(host.list(OVERLAY_FOLDER), ["l"]);
});

Deno.test("a host whose root is an overlay gets a disk for the engine", () => {
  const { host, take } = store(new FileTree({ "/etc/hosts": "h" }));
  take("a");
  assert.equal(host.list(OVERLAY_FOLDER).length, 2);
  assert.equal(
    host.as({ uid: 1000, gid: 1000, groups: [] }).refusalTo("list", "/var/lib/docker"),
    "Permission denied",
  );
});

Deno.test("a copy of a layer has its links and whiteouts", () => {
  const from = new MemoryFiles().root;
  fillFrom(from, { "/d/a": "1" });
  from.child("d")!.link("b", from.child("d")!.child("a")!);
  from.make("gone", { kind: "character", mode: 0, uid: 0, gid: 0, device: [0, 0] });
  from.child("d")!.isOpaque = true;
  const to = new MemoryFiles().root;
  copyInto(to, from);
  assert.equal(to.child("d")!.child("a"), to.child("d")!.child("b"));
  assert.deepEqual([to.child("gone")!.facts().device, to.child("d")!.isOpaque], [[0, 0], true]);
});
