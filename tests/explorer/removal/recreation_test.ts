import assert from "node:assert/strict";
import type { DoneWrite } from "../../../src/explorer/change/change.ts";
import { recreation } from "../../../src/explorer/removal/recreation.ts";
import type { PaneContext } from "../../../src/explorer/pane.ts";
import type { KubeObject } from "../../../src/kube/object.ts";
import { discovery, object, ownedBy, target } from "./small_cluster.ts";

const context = { discovery, contextFlag: "" } as PaneContext;

function done(before: KubeObject): DoneWrite {
  return {
    write: { target: target(before), request: { type: "delete", options: {} } },
    before,
    after: undefined,
  };
}

const service = object("Service shop/web", { spec: { clusterIP: "10.0.0.1", ports: [] }, status: {} });
const pod = object("Pod shop/a", { metadata: ownedBy(object("ReplicaSet shop/web-1")) });

Deno.test("a deleted object is created again from its bare manifest, and that can be undone", () => {
  const change = recreation([done(service), done(pod)], context);
  assert.ok(typeof change !== "string");
  assert.equal(change.title, "Create Service shop/web again");
  assert.deepEqual(change.writes.map(({ request }) => request), [{
    type: "create",
    object: {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "web", namespace: "shop" },
      spec: { ports: [] },
    },
  }]);
  assert.equal(change.writes[0]!.target.uid, "");
  assert.ok(typeof change.undo === "function");
  const after = { ...service, metadata: { ...service.metadata, uid: "new" } };
  const back = change.undo([{ write: change.writes[0]!, before: undefined, after }]);
  assert.ok(typeof back !== "string");
  assert.equal(back.writes[0]!.target.uid, "new");
});

for (
  const [before, why] of [
    [pod, "ReplicaSet web-1 makes its own Pods again"],
    [object("Namespace shop"), "what was in a namespace is gone with it"],
    [object("Node eli01"), "a node is registered by its kubelet"],
  ] as const
) {
  Deno.test(`no undo: ${why}`, () => assert.equal(recreation([done(before)], context), why));
}
