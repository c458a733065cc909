import assert from "node:assert/strict";
import type { PaneContext } from "../../../src/explorer/pane.ts";
import { removalKeys } from "../../../src/explorer/removal/removal_keys.ts";
import { object, target } from "./small_cluster.ts";

/** Which keys there are on what. */
for (
  const [title, keys] of [
    ["Pod shop/a", ["delete", "kill"]],
    ["Deployment shop/a", ["delete", "revisions"]],
    ["ReplicaSet shop/a", ["delete", "revisions"]],
    ["StatefulSet shop/a", ["delete", "revisions"]],
    ["DaemonSet shop/a", ["delete", "revisions"]],
    ["Node a", ["delete", "drain"]],
    ["ConfigMap shop/a", ["delete"]],
  ] as const
) {
  Deno.test(`keys of ${title}`, () => {
    const one = target(object(title));
    const bound = removalKeys.filter(({ appliesTo }) => appliesTo?.(one.resource, one) ?? true);
    assert.deepEqual(bound.map(({ name }) => name), keys);
  });
}

Deno.test("what cannot be deleted, and containers, have no delete", () => {
  const pod = target(object("Pod shop/a"));
  const [remove] = removalKeys;
  assert.equal(remove!.appliesTo!({ ...pod.resource, verbs: ["get", "list"] }, pod), false);
  assert.equal(remove!.appliesTo!(pod.resource, { ...pod, container: "web" }), false);
});

Deno.test("each key says which right it needs", () => {
  const pod = target(object("Pod shop/a"));
  const [remove] = removalKeys;
  const place = { group: "", resource: "pods", namespace: "shop", name: "a" };
  assert.deepEqual(remove!.right!(pod), { verb: "delete", ...place });
  assert.ok(removalKeys.every(({ right }) => right));
});

Deno.test("who may not evict may not drain", () => {
  const drain = removalKeys.find(({ name }) => name === "drain")!;
  const context = { rights: { may: () => false } } as unknown as PaneContext;
  assert.equal(drain.whyNot!([], context), "you may not create pods/eviction");
});
