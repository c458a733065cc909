import assert from "node:assert/strict";
import type { KubeObject } from "../../src/kube/object.ts";
import { reconcileBinding, reconcileRole } from "../../src/kube/role_reconciliation.ts";

const rule = (verbs: string) => ({ apiGroups: [""], resources: ["pods"], verbs: verbs.split(",") });
const role = (verbs: string, metadata = {}): KubeObject => ({
  kind: "Role",
  metadata: { name: "a", ...metadata },
  rules: verbs ? [rule(verbs)] : [],
});
const protectedBy = { annotations: { "rbac.authorization.kubernetes.io/autoupdate": "false" } };

const ROLES: [
  title: string,
  expected: KubeObject,
  existing: KubeObject | undefined,
  removesExtra: boolean,
  operation: string,
  verbs: string,
][] = [
  ["is made", role("get"), undefined, false, "create", "get"],
  ["stays", role("get"), role("get,list"), false, "none", "get,list"],
  ["has all verbs already", role("get"), role("*"), false, "none", "*"],
  ["gets a rule more", role("watch"), role("get"), false, "update", "get;watch"],
  ["loses a verb", role("get"), role("get,list"), true, "update", "get"],
  ["gets a label", role("get", { labels: { a: "b" } }), role("get"), false, "update", "get"],
];

for (const [title, expected, existing, removesExtra, operation, verbs] of ROLES) {
  Deno.test(`reconciling: a role ${title}`, () => {
    const found = reconcileRole(expected, existing, removesExtra);
    assert.equal(found.operation, operation);
    const rules = found.object["rules"] as ReturnType<typeof rule>[];
    assert.equal(rules.map((one) => one.verbs.join()).join(";"), verbs);
  });
}

Deno.test("reconciling: who wishes to stay as he is", () => {
  assert.equal(reconcileRole(role("get"), role("list", protectedBy), false).isProtected, true);
});

Deno.test("reconciling: what is gathered from other roles", () => {
  const gathered = (...names: string[]): KubeObject => ({
    ...role(""),
    aggregationRule: { clusterRoleSelectors: names.map((name) => ({ matchLabels: { name } })) },
  });
  const selectors = (expected: KubeObject, existing: KubeObject, removesExtra = false) =>
    JSON.stringify(reconcileRole(expected, existing, removesExtra).object["aggregationRule"])?.match(
      /(?<="name":")\w+/g,
    );
  assert.deepEqual(selectors(gathered("b"), gathered("a")), ["a", "b"]);
  assert.deepEqual(selectors(gathered("b"), gathered("a"), true), ["b"]);
  assert.equal(selectors(role(""), gathered("a")), undefined);
});

const binding = (roleName: string, ...names: string[]): KubeObject => ({
  kind: "RoleBinding",
  metadata: { name: "a" },
  roleRef: { kind: "Role", name: roleName },
  ...(names.length ? { subjects: names.map((name) => ({ kind: "User", name })) } : {}),
});

Deno.test("reconciling: bindings", () => {
  const result = (expected: KubeObject, existing?: KubeObject, removesExtra = false) => {
    const { operation, object } = reconcileBinding(expected, existing, removesExtra);
    const subjects = (object["subjects"] ?? []) as { name: string }[];
    return `${operation} ${subjects.map(({ name }) => name)}`;
  };
  assert.equal(result(binding("r", "ada")), "create ada");
  assert.equal(result(binding("r", "ada"), binding("r", "ada")), "none ada");
  assert.equal(result(binding("r", "bob"), binding("r", "ada")), "update ada,bob");
  assert.equal(result(binding("r", "bob"), binding("r", "ada"), true), "update bob");
  assert.equal(result(binding("r", "bob"), binding("other", "ada")), "recreate bob");
});
