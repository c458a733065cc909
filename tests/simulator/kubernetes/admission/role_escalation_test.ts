import assert from "node:assert/strict";
import { ruleOfText } from "../../../../src/simulator/kubernetes/bootstrap/role_text.ts";
import { RBAC_GROUP } from "../../../../src/simulator/kubernetes/kinds/role_rules.ts";
import { roleEscalation } from "../../../../src/simulator/kubernetes/admission/role_escalation.ts";
import { refusalOf } from "../sample_cluster.ts";
import { RbacWorld } from "../rbac/rbac_world.ts";

const jane = { name: "jane", groups: ["dev", "system:authenticated"] };
const GROUPS = '(groups=["dev" "system:authenticated"])';
const LACKS = `user "jane" ${GROUPS} is attempting to grant RBAC permissions not currently held:\n`;

/** Jane may read pods in `default`, and what else `rules` say; she makes a role with `given` rules there. */
function makesRole(rules: string[], given: string[]): string {
  const world = new RbacWorld();
  world.role("own", ["read core pods", ...rules], "default");
  world.bind("own", "Role own", "User jane", "default");
  return refusalOf(() =>
    world.registry.create(world.registry.kind("roles", RBAC_GROUP), {
      metadata: { name: "new", namespace: "default" },
      rules: given.map(ruleOfText),
    }, { user: jane })
  );
}

const ROLES: [rules: string[], given: string[], refusal: string][] = [
  [[], ["get core pods"], ""],
  [
    [],
    ["get,delete core pods", "get core secrets"],
    '{APIGroups:[""], Resources:["pods"], Verbs:["delete"]}\n{APIGroups:[""], Resources:["secrets"], Verbs:["get"]}',
  ],
  [["escalate rbac.authorization.k8s.io roles"], ["* * *"], ""],
];

for (const [rules, given, refusal] of ROLES) {
  Deno.test(`with ${rules.join("; ") || "no more"}, a role that may ${given.join("; ")}`, () => {
    assert.equal(
      makesRole(rules, given),
      refusal
        ? `403 Forbidden: roles.rbac.authorization.k8s.io "new" is forbidden: ${LACKS}${refusal}`
        : "not refused",
    );
  });
}

function binds(rules: string[], roleRef: object): string {
  const world = new RbacWorld();
  world.role("own", ["read core pods", ...rules], "default");
  world.bind("own", "Role own", "User jane", "default");
  world.role("all", ["* * *"]);
  return refusalOf(() =>
    world.registry.create(world.registry.kind("rolebindings", RBAC_GROUP), {
      metadata: { name: "new", namespace: "default" },
      roleRef,
      subjects: [{ kind: "User", name: "bob" }],
    }, { user: jane })
  );
}

const BINDINGS: [rules: string[], roleRef: object, refusal: string][] = [
  [[], { kind: "Role", name: "own" }, "not refused"],
  [
    [],
    { kind: "ClusterRole", name: "all" },
    `403 Forbidden: rolebindings.rbac.authorization.k8s.io "new" is forbidden: ${LACKS}` +
    '{APIGroups:["*"], Resources:["*"], Verbs:["*"]}',
  ],
  [["bind rbac.authorization.k8s.io clusterroles all"], { kind: "ClusterRole", name: "all" }, "not refused"],
  [
    [],
    { kind: "ClusterRole", name: "none" },
    '404 NotFound: clusterrole.rbac.authorization.k8s.io "none" not found',
  ],
];

for (const [rules, roleRef, refusal] of BINDINGS) {
  Deno.test(`with ${rules.join("; ") || "no more"}, a binding of ${JSON.stringify(roleRef)}`, () => {
    assert.equal(binds(rules, roleRef), refusal);
  });
}

Deno.test("who gathers rules must have all there are", () => {
  const world = new RbacWorld();
  const refusal = refusalOf(() =>
    world.registry.create(world.registry.kind("clusterroles", RBAC_GROUP), {
      metadata: { name: "all" },
      aggregationRule: { clusterRoleSelectors: [{}] },
    }, { user: jane })
  );
  assert.match(refusal, /must have cluster-admin privileges to use the aggregationRule$/);
});

Deno.test("owners and finalizers may be changed by whoever may write, and the control plane is not asked", () => {
  const world = new RbacWorld();
  const kind = world.registry.kind("roles", RBAC_GROUP);
  world.role("wide", ["* * *"], "default");
  const { metadata, ...rest } = world.registry.get(kind, "default", "wide");
  const update = (more: object) =>
    refusalOf(() =>
      world.registry.update(kind, { ...rest, metadata: { ...metadata, ...more } }, { user: jane })
    );
  assert.match(update({ labels: { a: "b" } }), /not currently held/);
  assert.equal(update({ finalizers: ["example.com/f"] }), "not refused");
  assert.equal(roleEscalation.name, "RoleEscalation");
});
