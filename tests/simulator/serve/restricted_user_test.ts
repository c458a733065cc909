import assert from "node:assert/strict";
import { RBAC_GROUP } from "../../../src/simulator/kubernetes/kinds/role_rules.ts";
import { restrictedUser } from "../../../src/simulator/serve/restricted_user.ts";
import { RbacWorld } from "../kubernetes/rbac/rbac_world.ts";

function world() {
  const made = new RbacWorld();
  made.role("view", ["read core pods"]);
  made.role("system:discovery", ["get /api"]);
  made.role("cook", ["read core pods"], "default");
  return made.registry;
}

const USERS: [text: string, plural: string, binding: string, roleRef: object, namespace?: string][] = [
  ["jane=view", "clusterrolebindings", "jane-view", { kind: "ClusterRole", name: "view" }],
  ["jane=view:default", "rolebindings", "jane-view", { kind: "ClusterRole", name: "view" }, "default"],
  ["jane=cook:default", "rolebindings", "jane-cook", { kind: "Role", name: "cook" }, "default"],
  [
    "jane=system:discovery",
    "clusterrolebindings",
    "jane-system:discovery",
    { kind: "ClusterRole", name: "system:discovery" },
  ],
];

for (const [text, plural, binding, roleRef, namespace] of USERS) {
  Deno.test(`--user ${text}`, () => {
    const registry = world();
    const expected = { name: "jane", ...(namespace ? { namespace } : {}) };
    assert.deepEqual(restrictedUser(registry, text), expected);
    const made = registry.get(registry.kind(plural, RBAC_GROUP), namespace, binding);
    assert.deepEqual(made.roleRef, { apiGroup: RBAC_GROUP, ...roleRef });
    assert.deepEqual(restrictedUser(registry, text), expected, "once more does no harm");
  });
}

const WRONG: [text: string, why: RegExp][] = [
  ["jane", /expected NAME=ROLE/],
  ["=view", /expected NAME=ROLE/],
  ["jane=", /expected NAME=ROLE/],
  ["jane=viw", /clusterroles\.\S+ "viw" not found/],
  ["jane=viw:default", /clusterroles\.\S+ "viw" not found/],
  ["jane=view:nowhere", /namespaces "nowhere" not found/],
  ["kubernetes-admin=view", /administrator/],
];

for (const [text, why] of WRONG) {
  Deno.test(`--user ${text} is a mistake`, () => assert.throws(() => restrictedUser(world(), text), why));
}
