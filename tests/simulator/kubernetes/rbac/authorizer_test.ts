import assert from "node:assert/strict";
import { rbacAuthorizerOf } from "../../../../src/simulator/kubernetes/rbac/authorizer.ts";
import { RbacWorld } from "./rbac_world.ts";

const jane = { name: "jane", groups: ["system:authenticated"] };
const getPods = {
  verb: "get",
  group: "",
  resource: "pods",
  subresource: "",
  namespace: "default",
  name: "web",
};

Deno.test("decisions follow roles and bindings, with the reasons of the real authorizer", () => {
  const world = new RbacWorld();
  const authorize = rbacAuthorizerOf(world.registry)!;
  const ask = (attributes = getPods) => authorize(jane, attributes);
  assert.deepEqual(ask(), { allowed: false, reason: "" });
  world.bind("b", "Role reader", "User jane", "default");
  const why = 'RBAC: role.rbac.authorization.k8s.io "reader" not found';
  assert.deepEqual(ask(), { allowed: false, reason: why });
  world.role("reader", ["read core pods"], "default");
  const source = 'RoleBinding "b/default" of Role "reader" to User "jane"';
  assert.deepEqual(ask(), { allowed: true, reason: `RBAC: allowed by ${source}` });
  assert.equal(ask({ ...getPods, namespace: "other" }).allowed, false);
  assert.equal(ask({ ...getPods, verb: "delete" }).allowed, false);
});

Deno.test("several roles that are not there are told together", () => {
  const world = new RbacWorld();
  for (const name of ["a", "b"]) world.bind(name, name, "Group system:authenticated");
  assert.equal(
    rbacAuthorizerOf(world.registry)!(jane, getPods).reason,
    'RBAC: [clusterrole.rbac.authorization.k8s.io "a" not found, clusterrole.rbac.authorization.k8s.io "b" not found]',
  );
});

Deno.test("masters need no role", () => {
  const authorize = rbacAuthorizerOf(new RbacWorld().registry)!;
  const root = { name: "root", groups: ["system:masters"] };
  assert.deepEqual(authorize(root, { verb: "delete", path: "/" }), { allowed: true, reason: "" });
});
