import assert from "node:assert/strict";
import { BuildStage, layerOf } from "../../../../src/simulator/docker/build/build_stage.ts";
import { MemoryFiles } from "../../../../src/simulator/host/memory_files.ts";
import { fillFrom } from "../../../../src/simulator/host/record_files.ts";
import { smallStore } from "../small_store.ts";

function changes(record: Record<string, string>) {
  const { root } = new MemoryFiles();
  fillFrom(root, record);
  return root;
}

Deno.test("a stage grows by images, and finds those that were made before", () => {
  const { store, pull } = smallStore();
  const base = pull("alpine").image;
  const stage = new BuildStage(store, "", base);
  const one = stage.commit({ ...stage.config, Cmd: ["a"] }, "CMD a", "key");
  const two = stage.commit(stage.config, "RUN b", "run", changes({ "/b": "1" }));
  assert.deepEqual([one.parent, two.parent, one.top === base.top], [base.id, one.id, true]);
  assert.equal(stage.files.read("/b"), "1");
  const again = new BuildStage(store, "", base);
  assert.equal(again.cached("key"), one);
  assert.equal(again.cached("other"), undefined);
});

Deno.test("layers of equal content are one", () => {
  const [a, b, c] = [{ "/a": "1" }, { "/a": "1" }, { "/a": "2" }].map((record) =>
    layerOf(changes(record), undefined).diffId
  );
  assert.equal(a, b);
  assert.notEqual(a, c);
});
