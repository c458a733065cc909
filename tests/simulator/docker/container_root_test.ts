import assert from "node:assert/strict";
import { OVERLAY_FOLDER } from "../../../src/simulator/docker/layer_store.ts";
import { smallStore } from "./small_store.ts";

Deno.test("what a container writes lies in its own layer, and is seen merged on the host", () => {
  const { store, host, pull } = smallStore();
  const image = store.runnable(pull("nginx").image);
  const root = image.makeRoot("8aad55e959a6");
  const other = image.makeRoot("92170144de00");
  root.files.write("/THISFILE", "here");
  root.files.unlink("/etc/debian_version");
  const place = `${OVERLAY_FOLDER}/${root.layer}`;
  assert.equal(host.read(`${place}/diff/THISFILE`), "here");
  assert.deepEqual(host.facts(`${place}/diff/etc/debian_version`)!.device, [0, 0]);
  assert.deepEqual(host.list(`${place}/merged`), root.files.list("/"));
  assert.ok(host.list(`${place}/merged`).includes("docker-entrypoint.sh"));
  assert.equal(other.files.exists("/THISFILE"), false);
  assert.deepEqual(root.changes(), [
    { kind: "A", path: "/THISFILE" },
    { kind: "C", path: "/etc" },
    { kind: "D", path: "/etc/debian_version" },
  ]);
  assert.equal(root.writtenBytes, 4);
  assert.deepEqual(root.lowerLayers.length, 8, "seven layers and the engine's own");
  assert.equal(root.lowerLayers[0], `${root.layer}-init`);
  assert.deepEqual(root.files.list("/sys/fs"), ["cgroup"], "what the runtime mounts upon is no change");
});

Deno.test("a container's folders go with it", () => {
  const { store, host, pull } = smallStore();
  const root = store.runnable(pull("alpine").image).makeRoot("abc");
  const before = host.list(OVERLAY_FOLDER).length;
  root.remove();
  assert.equal(host.list(OVERLAY_FOLDER).length, before - 2);
  assert.equal(host.mounts.list().length, 1);
});
