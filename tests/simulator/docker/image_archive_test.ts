import assert from "node:assert/strict";
import { importImage, loadImages, saveImages } from "../../../src/simulator/docker/image_archive.ts";
import { parseReference } from "../../../src/simulator/docker/reference.ts";
import { filesOfLayers, programIn } from "../../../src/simulator/docker/stored_image.ts";
import { bytesOf } from "../../../src/simulator/host/byte_text.ts";
import { decodeTar, encodeTar, type TarEntry } from "../../../src/simulator/host/tar_archive.ts";
import { smallBuilder } from "./build/small_build.ts";
import { smallStore } from "./small_store.ts";

function entry(name: string, text: string): TarEntry {
  return { name, mode: 0o644, uid: 0, changedMs: 0, bytes: bytesOf(text) };
}

Deno.test("an image is saved, and loaded by another engine as it was", () => {
  const { build, pull, store } = smallBuilder();
  pull("busybox");
  const { image } = build("FROM busybox\nRUN echo hi > /said && rm /etc/group\nCMD cat /said", {}, {
    tags: ["mine:1"],
  });
  const archive = saveImages(store, ["mine:1"]);
  const other = smallStore();
  const told: string[] = [];
  const [loaded] = loadImages(other.store, archive, ({ stream }) => void (stream && told.push(stream)));
  assert.deepEqual(told, ["Loaded image: mine:1\n"]);
  assert.equal(loaded!.id, image!.id);
  assert.equal(other.store.find("mine:1"), loaded);
  const files = filesOfLayers(loaded!.top);
  assert.deepEqual([files.read("/said"), files.exists("/etc/group")], ["hi\n", false]);
  assert.ok(programIn(loaded!)("/bin/cat"), "binaries still do what they do");
  assert.equal(other.store.layers.bytes, loaded!.top!.bytes + loaded!.top!.parent!.bytes);
});

Deno.test("what is saved by id has no name", () => {
  const { store, pull } = smallStore();
  const { image } = pull("hello-world");
  const names = decodeTar(saveImages(store, [image.id])).map(({ name }) => name);
  assert.deepEqual(names.slice(-3), ["index.json", "manifest.json", "oci-layout"]);
  const told: string[] = [];
  loadImages(
    smallStore().store,
    saveImages(store, [image.id]),
    ({ stream }) => void (stream && told.push(stream)),
  );
  assert.deepEqual(told, [`Loaded image ID: ${image.id}\n`]);
});

const BAD: [what: string, archive: Uint8Array, message: RegExp][] = [
  ["garbage", new Uint8Array(2000).fill(7), /^EngineError: archive\/tar: invalid tar header$/],
  ["nothing in it", encodeTar([]), /manifest\.json: no such file or directory$/],
  ["no JSON", encodeTar([entry("manifest.json", "{")]), /invalid character in manifest\.json/],
  ["no list", encodeTar([entry("manifest.json", "{}")]), /has to be a list of images/],
  [
    "a missing config",
    encodeTar([entry("manifest.json", '[{"Config":"c","Layers":[]}]')]),
    /\/c: no such file/,
  ],
  [
    "layers missing",
    encodeTar([
      entry("manifest.json", '[{"Config":"c","Layers":["x"]}]'),
      entry("c", '{"rootfs":{"diff_ids":[]}}'),
    ]),
    /layers length mismatch: expected 0, got 1/,
  ],
];

for (const [what, archive, message] of BAD) {
  Deno.test(`an archive with ${what} is refused whole`, () => {
    const { store } = smallStore();
    assert.throws(() => loadImages(store, archive, () => {}), message);
    assert.deepEqual(store.images, []);
  });
}

Deno.test("a root file system is imported, with changes", () => {
  const { store, events } = smallStore();
  const archive = encodeTar([entry("etc/motd", "hi"), { ...entry("bin/x", ""), mode: 0o755 }]);
  const reference = parseReference("root:1");
  const image = importImage(store, { archive, reference, changes: ["CMD /bin/x"], source: "-" });
  assert.deepEqual([image.config.Cmd, image.comment], [["/bin/sh", "-c", "/bin/x"], "Imported from -"]);
  assert.equal(filesOfLayers(store.find("root:1").top).read("/etc/motd"), "hi");
  assert.deepEqual(events, [`import ${image.id.slice(0, 19)}`]);
  assert.throws(
    () => importImage(store, { archive, changes: ["RUN x"], source: "-" }),
    /not a valid change command/,
  );
});
