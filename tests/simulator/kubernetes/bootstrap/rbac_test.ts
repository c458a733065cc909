import assert from "node:assert/strict";
import { Random } from "../../../../src/simulator/clock/random.ts";
import { NewCluster } from "../../../../src/simulator/kubernetes/bootstrap/new_cluster.ts";
import { createRoles } from "../../../../src/simulator/kubernetes/bootstrap/rbac.ts";
import { RBAC_GROUP } from "../../../../src/simulator/kubernetes/kinds/role_rules.ts";
import { SmallWorld } from "../small_world.ts";
import { RbacWorld } from "../rbac/rbac_world.ts";
import { fixtureJson, hasFixtures } from "../../../fixtures.ts";

/** Written by hand in the recorded cluster. */
const OF_USERS = ["secret-reader", "viewers-view", "pod-reader", "read-pods"];
/** 1.36 has other rules than the recorded 1.34 (or than its vendor's), or does not have it at all. */
const CHANGED = new Set([
  "admin",
  "edit",
  "view",
  "system:aggregate-to-edit",
  "system:aggregate-to-view",
  "system::leader-locking-kube-controller-manager",
  "system::leader-locking-kube-scheduler",
  "system:controller:endpointslice-controller",
  "system:controller:endpointslicemirroring-controller",
  "system:controller:expand-controller",
  "system:controller:persistent-volume-binder",
  "system:controller:pvc-protection-controller",
  "system:controller:resource-claim-controller",
  "system:controller:service-ca-cert-publisher",
  "system:kube-scheduler",
  "system:monitoring",
  "system:node",
]);

for (const plural of ["clusterroles", "clusterrolebindings", "roles", "rolebindings"]) {
  Deno.test({
    name: `default ${plural} are those of the recorded server`,
    ignore: !hasFixtures,
    fn: () => {
      const { registry } = new SmallWorld().world;
      const kind = registry.kind(plural, RBAC_GROUP);
      // deno-lint-ignore no-explicit-any -- recorded answers have every shape there is
      for (const item of fixtureJson(`lists/${RBAC_GROUP}_v1_${plural}.json`).items as any[]) {
        const { name, namespace, labels, annotations } = item.metadata;
        if (OF_USERS.includes(name) || CHANGED.has(name)) continue;
        const ours = registry.find(kind, namespace, name);
        assert.ok(ours, name);
        assert.deepEqual([ours.metadata.labels, ours.metadata.annotations], [labels, annotations], name);
        const content = (it: typeof item) => [sorted(it.rules), it.subjects, it.roleRef];
        assert.deepEqual(content(ours), content(item), name);
      }
    },
  });
}

/** Newer versions order rules otherwise. */
function sorted(rules: object[] | undefined): string[] | undefined {
  return rules?.map((rule) => JSON.stringify(Object.entries(rule).sort())).sort();
}

Deno.test("admin, edit and view gather their rules", () => {
  const { registry } = new SmallWorld().world;
  const rules = (name: string) =>
    (registry.get(registry.kind("clusterroles", RBAC_GROUP), undefined, name).rules as unknown[]).length;
  assert.ok(rules("admin") > rules("edit") && rules("edit") > rules("view") && rules("view") > 10);
});

Deno.test("kubeadm's roles carry no default's label", () => {
  const { registry, queue } = new RbacWorld();
  createRoles(new NewCluster(registry, queue, new Random(1)));
  const binding = registry.get(registry.kind("rolebindings", RBAC_GROUP), "kube-system", "kube-proxy");
  assert.equal(binding.metadata.labels, undefined);
  assert.deepEqual(binding.roleRef, { apiGroup: RBAC_GROUP, kind: "Role", name: "kube-proxy" });
});
