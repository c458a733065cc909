import assert from "node:assert/strict";
import { roleBinding } from "../../../../src/simulator/kubernetes/kinds/role_binding.ts";
import { create, texts, update } from "./kind_world.ts";

const binding = (subject: object, roleRef: object = { kind: "Role", name: "r" }) => ({
  metadata: { name: "b" },
  roleRef,
  subjects: [subject],
});

Deno.test("users and groups get their API group, service accounts have none", () => {
  const subjects = [{ kind: "User", name: "u" }, { kind: "Group", name: "g" }, {
    kind: "ServiceAccount",
    name: "a",
  }];
  const { object, errors } = create(roleBinding, { ...binding({}), subjects });
  const groups = object.subjects.map(({ apiGroup }: { apiGroup?: string }) => apiGroup);
  assert.deepEqual(groups, ["rbac.authorization.k8s.io", "rbac.authorization.k8s.io", undefined]);
  assert.equal(object.roleRef.apiGroup, "rbac.authorization.k8s.io");
  assert.deepEqual(errors, []);
});

const WRONG: [what: object, problem: string][] = [
  [
    binding({ kind: "Robot", name: "x" }),
    'subjects[0].kind: Unsupported value: "Robot": supported values: "ServiceAccount", "User", "Group"',
  ],
  [binding({ kind: "User", name: "" }), "subjects[0].name: Required value"],
  [
    binding({ kind: "User", name: "u", apiGroup: "x" }),
    'subjects[0].apiGroup: Unsupported value: "x": supported values: "rbac.authorization.k8s.io"',
  ],
  [
    binding({ kind: "User", name: "u" }, { kind: "Hat", name: "h" }),
    'roleRef.kind: Unsupported value: "Hat": supported values: "Role", "ClusterRole"',
  ],
  [binding({ kind: "User", name: "u" }, { kind: "Role", name: "" }), "roleRef.name: Required value"],
];

for (const [what, problem] of WRONG) {
  Deno.test(`refused: ${problem}`, () =>
    assert.deepEqual(texts(create(roleBinding, what).errors), [problem]));
}

Deno.test("which role is given cannot be changed", () => {
  const { errors } = update(roleBinding, binding({ kind: "User", name: "u" }), (it) => it.roleRef.name = "s");
  assert.deepEqual(texts(errors), [
    'roleRef: Invalid value: {"APIGroup":"rbac.authorization.k8s.io","Kind":"Role","Name":"s"}: cannot change roleRef',
  ]);
});
