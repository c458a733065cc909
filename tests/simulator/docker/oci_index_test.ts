import assert from "node:assert/strict";
import { saveImages } from "../../../src/simulator/docker/image_archive.ts";
import type { OciIndex } from "../../../src/simulator/docker/oci_index.ts";
import { textOf } from "../../../src/simulator/host/byte_text.ts";
import { decodeTar } from "../../../src/simulator/host/tar_archive.ts";
import { smallBuilder } from "./build/small_build.ts";

Deno.test("from the index one comes to every blob of a saved image, by digests and sizes", () => {
  const { build, pull, store } = smallBuilder();
  pull("busybox");
  const { image } = build("FROM busybox\nRUN echo hi > /said", {}, { tags: ["mine:1", "mine:2"] });
  const archive = saveImages(store, ["mine:1", "mine:2", store.find("busybox").id]);
  const files = new Map(decodeTar(archive).map(({ name, bytes }) => [name, bytes]));
  const blob = ({ digest, size }: { digest: string; size: number }) => {
    const bytes = files.get(digest.replace("sha256:", "blobs/sha256/"));
    assert.equal(bytes?.length, size, digest);
    return JSON.parse(textOf(bytes!));
  };
  const { manifests } = JSON.parse(textOf(files.get("index.json")!)) as OciIndex;
  assert.deepEqual(manifests.map(({ annotations }) => annotations), [
    { "io.containerd.image.name": "docker.io/library/mine:1", "org.opencontainers.image.ref.name": "1" },
    { "io.containerd.image.name": "docker.io/library/mine:2", "org.opencontainers.image.ref.name": "2" },
    undefined,
  ]);
  const { config, layers } = blob(manifests[0]!);
  assert.equal(config.digest, image!.id);
  assert.deepEqual(layers.map(({ digest }: { digest: string }) => digest), blob(config).rootfs.diff_ids);
  for (const { digest, size } of layers) {
    assert.equal(files.get(digest.replace("sha256:", "blobs/sha256/"))!.length, size);
  }
});
