import assert from "node:assert/strict";
import { applyPatch } from "../../src/kube/apply_patch.ts";
import { withLastApplied } from "../../src/kube/last_applied.ts";
import type { JsonObject, KubeObject } from "../../src/kube/object.ts";

const pod = (containers: JsonObject[], more: JsonObject = {}): KubeObject => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "web" },
  spec: { containers, ...more },
});
const POD = { group: "", version: "v1", kind: "Pod" };
const applied = (object: KubeObject) => withLastApplied(object) as unknown as KubeObject;

Deno.test("a built-in kind gets a strategic patch: what left the manifest goes, what others set stays", () => {
  const before = applied(pod([{ name: "a", image: "x" }], { nodeName: "n" }));
  const live = {
    ...before,
    spec: { containers: [{ name: "a", image: "x", tty: true }, { name: "b" }], nodeName: "n" },
  };
  const { type, body, merged } = applyPatch(live, withLastApplied(pod([{ name: "a", image: "y" }])), POD);
  assert.equal(type, "strategic");
  assert.deepEqual(body["spec"], {
    nodeName: null,
    "$setElementOrder/containers": [{ name: "a" }, { name: "b" }],
    containers: [{ name: "a", image: "y" }],
  });
  assert.deepEqual(merged["spec"], { containers: [{ name: "a", image: "y", tty: true }, { name: "b" }] });
});

Deno.test("the same again is no change", () => {
  const same = applied(pod([{ name: "a" }]));
  assert.deepEqual(applyPatch(same, same as unknown as JsonObject, POD).body, {});
});

Deno.test("lists of custom kinds are replaced as a whole", () => {
  const frob = { apiVersion: "x/v1", kind: "Frob", metadata: { name: "f" }, spec: { list: [1] } };
  const { type, body } = applyPatch(applied(frob), withLastApplied({ ...frob, spec: { list: [2] } }), {
    group: "x",
    version: "v1",
    kind: "Frob",
  });
  assert.deepEqual([type, body["spec"]], ["merge", { list: [2] }]);
});
