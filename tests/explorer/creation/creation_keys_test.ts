import assert from "node:assert/strict";
import { creationKeys } from "../../../src/explorer/creation/creation_keys.ts";
import { object, target } from "../removal/small_cluster.ts";

Deno.test("clone needs the right to create, and a kind that can be created", () => {
  const [clone] = creationKeys;
  const map = target(object("ConfigMap shop/a"));
  assert.deepEqual(clone!.right!(map), {
    verb: "create",
    group: "",
    resource: "configmaps",
    namespace: "shop",
  });
  assert.equal(clone!.appliesTo!(map.resource, map), true);
  assert.equal(clone!.appliesTo!({ ...map.resource, verbs: ["get"] }, map), false);
});
