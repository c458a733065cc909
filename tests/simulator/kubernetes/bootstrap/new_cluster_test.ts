import assert from "node:assert/strict";
import { Random } from "../../../../src/simulator/clock/random.ts";
import { NewCluster } from "../../../../src/simulator/kubernetes/bootstrap/new_cluster.ts";
import { RBAC_GROUP } from "../../../../src/simulator/kubernetes/kinds/role_rules.ts";
import { RbacWorld } from "../rbac/rbac_world.ts";

Deno.test("what is stored directly is as the registry would have stored it", () => {
  const { registry, queue } = new RbacWorld();
  const kind = registry.kind("clusterroles", RBAC_GROUP);
  const object = (name: string) => ({
    metadata: { name, labels: { a: "b" }, annotations: { c: "d" } },
    rules: [{ verbs: ["get"], apiGroups: [""], resources: ["pods"] }],
  });
  new NewCluster(registry, queue, new Random(1)).store(kind, object("direct"), "me");
  registry.create(kind, object("usual"), { fieldManager: "me" });
  const facts = (name: string) => {
    const { metadata, ...rest } = registry.get(kind, undefined, name);
    const { uid, resourceVersion, name: _, ...others } = metadata;
    assert.ok(uid && Number(resourceVersion) > 0);
    return JSON.stringify({ ...rest, others });
  };
  assert.equal(facts("direct"), facts("usual"));
});
