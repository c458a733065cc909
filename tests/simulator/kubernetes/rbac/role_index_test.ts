import assert from "node:assert/strict";
import { RBAC_GROUP } from "../../../../src/simulator/kubernetes/kinds/role_rules.ts";
import { roleIndexOf, roleNotFound } from "../../../../src/simulator/kubernetes/rbac/role_index.ts";
import { sampleCluster } from "../sample_cluster.ts";
import { RbacWorld } from "./rbac_world.ts";

const jane = { name: "jane", groups: ["dev", "system:authenticated"] };
const robot = { name: "system:serviceaccount:default:robot", groups: ["system:serviceaccounts"] };

function sources(world: RbacWorld, user: typeof jane, namespace: string): string[] {
  return [...roleIndexOf(world.registry)!.grantsOf(user, namespace)].map((grant) =>
    "error" in grant ? grant.error : grant.source
  );
}

Deno.test("a user's rules: those of the cluster first, then those of the namespace, each by name", () => {
  const world = new RbacWorld();
  world.role("view", ["read core pods"]);
  world.role("reader", ["read core pods"], "default");
  world.bind("z", "view", "Group dev");
  world.bind("a", "view", "User jane");
  world.bind("here", "Role reader", "User jane", "default");
  world.bind("broken", "nothing", "User jane", "default");
  assert.deepEqual(sources(world, jane, "default"), [
    'ClusterRoleBinding "a" of ClusterRole "view" to User "jane"',
    'ClusterRoleBinding "z" of ClusterRole "view" to Group "dev"',
    'clusterrole.rbac.authorization.k8s.io "nothing" not found',
    'RoleBinding "here/default" of Role "reader" to User "jane"',
  ]);
  assert.equal(sources(world, jane, "").length, 2);
  assert.deepEqual(sources(world, robot, "default"), []);
});

Deno.test("a service account is bound by its namespace and name", () => {
  const world = new RbacWorld();
  world.role("view", ["read core pods"]);
  world.bind("b", "view", "ServiceAccount default/robot", "default");
  assert.deepEqual(sources(world, robot, "default"), [
    'RoleBinding "b/default" of ClusterRole "view" to ServiceAccount "robot/default"',
  ]);
});

Deno.test("the index follows what is written, at once, and tells those who remember", () => {
  const world = new RbacWorld();
  const index = roleIndexOf(world.registry)!;
  assert.equal(roleIndexOf(world.registry), index);
  let changes = 0;
  index.onChange(() => changes++);
  world.role("view", ["read core pods"]);
  world.bind("b", "view", "User jane");
  assert.equal(sources(world, jane, "").length, 1);
  world.registry.delete(world.registry.kind("clusterrolebindings", RBAC_GROUP), undefined, "b");
  assert.equal(sources(world, jane, "").length, 0);
  assert.equal(changes, 3);
});

Deno.test("where roles are not served there is no index", () => {
  assert.equal(roleIndexOf(sampleCluster().registry), undefined);
});

Deno.test("a role that is not there", () => {
  const { status } = roleNotFound('role.rbac.authorization.k8s.io "x" not found', {
    kind: "Role",
    name: "x",
  });
  assert.deepEqual([status.code, status.details?.kind], [404, "role"]);
});
