import assert from "node:assert/strict";
import { PersistentFiles } from "../../../../src/simulator/kubernetes/kubelet/persistent_files.ts";

Deno.test("a volume keeps its files until it is released", () => {
  const files = new PersistentFiles();
  files.of("pv-1").write("/a", "one");
  files.of("pv-2").write("/a", "two");
  assert.equal(files.of("pv-1").read("/a"), "one");
  files.release("pv-1");
  assert.equal(files.of("pv-1").read("/a"), undefined);
  assert.equal(files.of("pv-2").read("/a"), "two");
});
