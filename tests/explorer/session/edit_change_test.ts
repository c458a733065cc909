import assert from "node:assert/strict";
import { editChange } from "../../../src/explorer/session/edit_change.ts";
import { objectPatch } from "../../../src/explorer/session/object_patch.ts";
import type { Edit } from "../../../src/explorer/session/edit.ts";
import { PODS } from "../../../src/kube/discovery.ts";

const target = { resource: PODS, namespace: "shop", name: "web", uid: "u1" };
const context = { contextFlag: " --context far", discovery: undefined } as Edit["context"];

function change(labels: Record<string, string>, isDecoded = false) {
  const original = { metadata: { name: "web", labels: { a: "1" } } };
  const edited = { metadata: { name: "web", labels } };
  const patch = objectPatch(target, original, edited)!;
  const forget = { type: "notify", text: "", role: "dim" } as const;
  return editChange({ edit: { target, context, isDecoded }, original, edited, patch }, forget);
}

Deno.test("an edit says its patch, and what takes it back is the patch the other way", () => {
  const made = change({ b: "2" });
  assert.equal(
    made.kubectl,
    `kubectl patch pods web -n shop --context far --type strategic -p '{"metadata":{"labels":{"a":null,"b":"2"}}}'`,
  );
  assert.ok(typeof made.undo === "function");
  const back = made.undo([]);
  assert.ok(typeof back === "object");
  assert.deepEqual(back.writes[0]!.request, {
    type: "patch",
    patch: "strategic",
    body: { metadata: { labels: { a: "1", b: null } } },
  });
});

Deno.test("long patches and secrets are said as kubectl edit", () => {
  assert.equal(change({ b: "x".repeat(500) }).kubectl, "kubectl edit pods web -n shop --context far");
  assert.equal(change({ b: "2" }, true).kubectl, "kubectl edit pods web -n shop --context far");
});
