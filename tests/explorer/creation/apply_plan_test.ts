import assert from "node:assert/strict";
import { outcomeLine, ownPatch, planApply } from "../../../src/explorer/creation/apply_plan.ts";
import { lastAppliedAnnotation, withLastApplied } from "../../../src/kube/last_applied.ts";
import type { KubeObject } from "../../../src/kube/object.ts";
import { clientOf, object, target } from "../removal/small_cluster.ts";

const plain = { isServerSide: false, isForced: false };
const wish = object("ConfigMap shop/settings", { data: { a: "1 < 2" } });
const { uid: _, ...metadata } = wish.metadata;
const manifest = {
  object: { ...wish, metadata } as KubeObject,
  target: { ...target(wish), uid: "" },
  path: "a.yaml",
  line: 1,
};
const applied = withLastApplied(manifest.object) as unknown as KubeObject;
const stored = { ...applied, metadata: { ...applied.metadata, uid: "settings", resourceVersion: "7" } };
const changed = { ...stored, data: { a: "other" } };
const foreign = { ...wish, data: { b: "2" } };

/** What is there, and what kubectl would say. */
for (
  const [title, live, line, patch] of [
    ["nothing", [], "configmap/settings created", undefined],
    ["the same", [stored], "configmap/settings unchanged", undefined],
    ["another value", [changed], "configmap/settings configured", { data: { a: "1 < 2" } }],
  ] as const
) {
  Deno.test(`apply where there is ${title}`, async () => {
    const [planned] = await planApply(clientOf(live), [manifest], plain, new AbortController().signal);
    assert.equal(outcomeLine(planned!), line);
    const request = planned!.write?.request;
    assert.deepEqual(request?.type === "patch" ? request.body : undefined, patch);
  });
}

Deno.test("what was made without apply keeps what apply does not name, and is warned of", async () => {
  const [planned] = await planApply(clientOf([foreign]), [manifest], plain, new AbortController().signal);
  assert.match(
    planned!.warning!,
    /is missing the kubectl.kubernetes.io\/last-applied-configuration annotation/,
  );
  const patch = ownPatch(foreign, withLastApplied(manifest.object), manifest);
  assert.deepEqual(patch["data"], { a: "1 < 2" });
});

Deno.test("the annotation is compact JSON with sorted keys, as Go writes it", () => {
  assert.equal(
    applied.metadata.annotations![lastAppliedAnnotation],
    '{"apiVersion":"v1","data":{"a":"1 \\u003c 2"},"kind":"ConfigMap",' +
      '"metadata":{"annotations":{},"name":"settings","namespace":"shop"}}\n',
  );
});

Deno.test("server-side: the manifest itself is sent", async () => {
  const choice = { isServerSide: true, isForced: true };
  const [planned] = await planApply(clientOf([]), [manifest], choice, new AbortController().signal);
  assert.equal(outcomeLine(planned!), "configmap/settings serverside-applied");
  const request = planned!.write!.request;
  assert.ok(request.type === "patch" && request.patch === "apply" && request.force);
});
