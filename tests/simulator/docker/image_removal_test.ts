import assert from "node:assert/strict";
import { pruneImages, removeImage, uniqueBytes } from "../../../src/simulator/docker/image_removal.ts";
import { storedImage } from "../../../src/simulator/docker/stored_image.ts";
import { smallStore } from "./small_store.ts";

Deno.test("the last name takes the image and its layers with it", () => {
  const { store, pull, events } = smallStore();
  const { image } = pull("alpine");
  const records = removeImage(store, "alpine");
  assert.deepEqual(records.map((record) => Object.keys(record)[0]), [
    "Untagged",
    "Untagged",
    "Deleted",
    "Deleted",
  ]);
  assert.deepEqual([records[0], records[2]], [{ Untagged: "alpine:latest" }, { Deleted: image.id }]);
  assert.deepEqual([store.images, store.layers.bytes], [[], 0]);
  assert.deepEqual(
    events.slice(1),
    ["untag", "untag", "delete"].map((action) => `${action} ${image.id.slice(0, 19)}`),
  );
});

Deno.test("one of several names goes alone, and shared layers stay", () => {
  const { store, pull } = smallStore();
  pull("debian");
  const { image } = pull("nginx");
  store.tag("nginx", "web", "1");
  assert.deepEqual(removeImage(store, "web:1"), [{ Untagged: "web:1" }]);
  assert.ok(uniqueBytes(store, image) > 0);
  const records = removeImage(store, "nginx");
  assert.equal(records.filter((record) => "Deleted" in record).length, 1 + 6);
  assert.equal(store.images.length, 1);
});

const CONFLICTS: [
  what: string,
  text: (id: string) => string,
  isRunning: boolean,
  force: boolean,
  message: RegExp,
][] = [
  [
    "by name",
    () => "alpine",
    false,
    false,
    /^conflict: unable to remove repository reference "alpine" \(must force\) - container 0123456789ab is using its referenced image [0-9a-f]{12}$/,
  ],
  [
    "by id, stopped",
    (id) => id.slice(7, 19),
    false,
    false,
    /^conflict: unable to delete [0-9a-f]{12} \(must be forced\) - image is being used by stopped container 0123456789ab$/,
  ],
  [
    "by id, running",
    (id) => id,
    true,
    true,
    /^conflict: unable to delete [0-9a-f]{12} \(cannot be forced\) - image is being used by running container 0123456789ab$/,
  ],
];

for (const [what, text, isRunning, force, message] of CONFLICTS) {
  Deno.test(`an image that a container uses is not removed ${what}`, () => {
    const { store, pull, users } = smallStore();
    const { id } = pull("alpine").image;
    users.set(id, [{ containerId: "0123456789abcdef", isRunning }]);
    assert.throws(() => removeImage(store, text(id), { force }), { status: 409, message });
    assert.equal(store.namesOf(id).length, 2, "nothing half done");
  });
}

Deno.test("by force a name goes, and the image when no container runs from it", () => {
  const { store, pull, users } = smallStore();
  const { id } = pull("alpine").image;
  users.set(id, [{ containerId: "0123456789abcdef", isRunning: true }]);
  assert.deepEqual(removeImage(store, "alpine", { force: true })[0], { Untagged: "alpine:latest" });
  assert.ok(store.get(id));
});

Deno.test("several names: by id it must be forced", () => {
  const { store, pull } = smallStore();
  const { id } = pull("alpine").image;
  store.tag("alpine", "mine", "1");
  assert.throws(
    () => removeImage(store, id),
    /\(must be forced\) - image is referenced in multiple repositories$/,
  );
  assert.ok(removeImage(store, id, { force: true }).some((record) => "Deleted" in record));
});

Deno.test("what is built upon stays, and goes with the last built on it", () => {
  const { store, pull } = smallStore();
  const base = pull("alpine").image;
  const { tag: _tag } = { tag: "" };
  store.retainLayers(base.top);
  const child = store.add({ ...storedImage({ ...base, comment: "child", parent: base.id }) });
  store.name(child.id, { registry: "docker.io", path: "library/child", tag: "latest" });
  assert.throws(() => removeImage(store, base.id, { force: true }), /dependent child images/);
  removeImage(store, "alpine");
  assert.ok(store.get(base.id), "it only has no name any more");
  removeImage(store, "child");
  assert.deepEqual([store.images, store.layers.bytes], [[], 0]);
});

Deno.test("pruning takes what has no name, or what no container uses", () => {
  const { store, pull, users } = smallStore();
  const [alpine, busybox] = [pull("alpine").image, pull("busybox").image];
  users.set(alpine.id, [{ containerId: "0123456789abcdef", isRunning: false }]);
  assert.deepEqual(pruneImages(store).records, []);
  store.tag("alpine", "busybox", "");
  const { records, freedBytes } = pruneImages(store, { all: true });
  assert.ok(records.some((record) => "Deleted" in record && record.Deleted === busybox.id));
  assert.ok(freedBytes > 1_000_000);
  assert.deepEqual(store.images, [alpine]);
});
