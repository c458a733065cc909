import assert from "node:assert/strict";
import { aroundKeys } from "../../../src/explorer/around/around_keys.ts";
import type { PaneContext } from "../../../src/explorer/pane.ts";
import { PODS } from "../../../src/kube/discovery.ts";

Deno.test("keys open what stands around an object, and load it only then", async () => {
  assert.deepEqual(aroundKeys.map(({ keys }) => keys[0]), ["Shift-H", "u", "Shift-E"]);
  for (const key of aroundKeys) {
    const [command] = key.run([{ resource: PODS, namespace: "a", name: "b", uid: "c" }], {} as PaneContext);
    const loaded = command?.type === "later" ? await command.load() : [];
    assert.equal(loaded[0]?.type, "open", key.name);
  }
});

Deno.test("u means this only on what others name", () => {
  const { appliesTo } = aroundKeys.find(({ name }) => name === "used-by")!;
  const means = (name: string, group = "") => appliesTo!({ ...PODS, name, group }, undefined);
  assert.ok(means("configmaps") && means("priorityclasses", "scheduling.k8s.io"));
  assert.ok(!means("pods") && !means("nodes") && !means("namespaces"));
});
