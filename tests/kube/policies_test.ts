import assert from "node:assert/strict";
import {
  matrixOf,
  type Policies,
  type PolicyRule,
  roleOf,
  rulesOfSubject,
  type Subject,
  subjectsOfKind,
  subjectsWith,
  subjectTitle,
} from "../../src/kube/policies.ts";

const read: PolicyRule = { verbs: ["get", "list"], apiGroups: [""], resources: ["pods"] };
const remove: PolicyRule = { verbs: ["delete"], apiGroups: [""], resources: ["pods"] };
const jane: Subject = { kind: "User", name: "jane" };
const robot: Subject = { kind: "ServiceAccount", name: "robot", namespace: "ci" };
const policies: Policies = {
  roles: [
    { kind: "ClusterRole", name: "view", namespace: "", rules: [read] },
    { kind: "Role", name: "cleaner", namespace: "shop", rules: [remove] },
    { kind: "Role", name: "cleaner", namespace: "harbor", rules: [] },
  ],
  bindings: [
    {
      kind: "ClusterRoleBinding",
      name: "everybody-reads",
      namespace: "",
      roleRef: { kind: "ClusterRole", name: "view" },
      subjects: [{ kind: "Group", name: "system:authenticated" }],
    },
    {
      kind: "RoleBinding",
      name: "jane-cleans",
      namespace: "shop",
      roleRef: { kind: "Role", name: "cleaner" },
      subjects: [jane, { kind: "User", name: "system:serviceaccount:ci:robot" }],
    },
    {
      kind: "RoleBinding",
      name: "nobody",
      namespace: "shop",
      roleRef: { kind: "Role", name: "to-come" },
      subjects: [robot],
    },
  ],
};

/** A subject, and the bindings through which it has rules. */
const rulesOf: [Subject, string[]][] = [
  [jane, ["everybody-reads", "jane-cleans"]],
  [robot, ["everybody-reads", "jane-cleans"]],
  [{ ...robot, namespace: "other" }, ["everybody-reads"]],
  [{ kind: "Group", name: "system:authenticated" }, ["everybody-reads"]],
  [{ kind: "Group", name: "others" }, []],
];

for (const [subject, bindings] of rulesOf) {
  Deno.test(`${subject.kind} ${subjectTitle(subject)} has rules by ${bindings.join(", ") || "nothing"}`, () => {
    assert.deepEqual(rulesOfSubject(policies, subject).map(({ binding }) => binding.name), bindings);
  });
}

/** A verb on pods in a namespace, and who has the right. */
const whoCan: [string, string, string[]][] = [
  ["get", "shop", ["system:authenticated"]],
  ["delete", "shop", ["jane", "system:serviceaccount:ci:robot"]],
  ["delete", "harbor", []],
];

for (const [verb, namespace, names] of whoCan) {
  Deno.test(`${verb} pods in ${namespace}: ${names.join(", ") || "nobody"}`, () => {
    const found = subjectsWith(policies, { verb, group: "", resource: "pods", namespace });
    assert.deepEqual(found.map(({ subject }) => subject.name), names);
  });
}

Deno.test("a binding in a namespace means the role of that namespace; one that names nothing has none", () => {
  assert.deepEqual(roleOf(policies, policies.bindings[1]!)?.rules, [remove]);
  assert.equal(roleOf(policies, policies.bindings[2]!), undefined);
});

Deno.test("subjects of a kind, once and by name", () => {
  assert.deepEqual(subjectsOfKind(policies, "User").map(subjectTitle), [
    "jane",
    "system:serviceaccount:ci:robot",
  ]);
  assert.deepEqual(subjectsOfKind(policies, "ServiceAccount").map(subjectTitle), ["ci/robot"]);
});

Deno.test("a matrix has a line for each resource or URL, with the verbs of all rules about it", () => {
  const lines = matrixOf([read, remove, { verbs: ["get"], nonResourceURLs: ["/healthz"] }, {
    verbs: ["get"],
    apiGroups: [""],
    resources: ["pods"],
    resourceNames: ["web"],
  }]);
  assert.deepEqual(lines.map(({ resource, names, verbs }) => [resource, names.join(), [...verbs].join()]), [
    ["/healthz", "", "get"],
    ["pods", "", "get,list,delete"],
    ["pods", "web", "get"],
  ]);
});
