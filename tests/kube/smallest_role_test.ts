import assert from "node:assert/strict";
import type { Right } from "../../src/kube/right.ts";
import { smallestRoles } from "../../src/kube/smallest_role.ts";

const right = (verb: string, resource: string, rest: Partial<Right> = {}): Right => ({
  verb,
  group: "",
  resource,
  namespace: "shop",
  ...rest,
});

/** Rights, and the kinds and rules that grant them. */
const cases: [string, Right[], unknown[]][] = [
  ["one right", [right("delete", "pods")], [
    ["Role", "shop", [{ apiGroups: [""], resources: ["pods"], verbs: ["delete"] }]],
  ]],
  [
    "verbs of a resource and resources of the same verbs share a rule",
    [
      right("patch", "pods"),
      right("delete", "pods"),
      right("delete", "services"),
      right("patch", "services"),
    ],
    [["Role", "shop", [{ apiGroups: [""], resources: ["pods", "services"], verbs: ["delete", "patch"] }]]],
  ],
  ["sub-resources and groups", [right("patch", "deployments", { group: "apps", subresource: "scale" })], [
    ["Role", "shop", [{ apiGroups: ["apps"], resources: ["deployments/scale"], verbs: ["patch"] }]],
  ]],
  ["outside of namespaces", [right("list", "nodes", { namespace: "" }), right("get", "pods")], [
    ["ClusterRole", undefined, [{ apiGroups: [""], resources: ["nodes"], verbs: ["list"] }]],
    ["Role", "shop", [{ apiGroups: [""], resources: ["pods"], verbs: ["get"] }]],
  ]],
];

for (const [title, rights, expected] of cases) {
  Deno.test(`the smallest roles: ${title}`, () => {
    const roles = smallestRoles(rights, { userName: "jane" });
    const shapes = roles.filter(({ kind }) => kind === "Role" || kind === "ClusterRole")
      .map((role) => [role.kind, role.metadata.namespace, role["rules"]]);
    assert.deepEqual(shapes, expected);
    for (const binding of roles.filter(({ kind }) => kind?.endsWith("Binding"))) {
      assert.deepEqual(binding["subjects"], [{
        apiGroup: "rbac.authorization.k8s.io",
        kind: "User",
        name: "jane",
      }]);
    }
  });
}

Deno.test("a service account is bound as one, under a name that an object may have", () => {
  const [role, binding] = smallestRoles([right("get", "pods")], {
    userName: "system:serviceaccount:ci:Robot_1",
  });
  assert.equal(role!.metadata.name, "robot-1-more");
  assert.deepEqual(binding!["subjects"], [{ kind: "ServiceAccount", namespace: "ci", name: "Robot_1" }]);
});
