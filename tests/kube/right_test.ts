import assert from "node:assert/strict";
import { type AccessRule, isGranted, type Right, rightKey, rightTitle } from "../../src/kube/right.ts";

const titles: [Right, string][] = [
  [{ verb: "list", group: "", resource: "nodes" }, "list nodes"],
  [{ verb: "delete", group: "", resource: "pods", namespace: "shop" }, "delete pods in namespace shop"],
  [
    { verb: "patch", group: "apps", resource: "deployments", subresource: "scale", namespace: "shop" },
    "patch deployments.apps/scale in namespace shop",
  ],
];

for (const [right, title] of titles) Deno.test(title, () => assert.equal(rightTitle(right), title));

const pods: Right = { verb: "get", group: "", resource: "pods" };
const rule = (verbs: string, apiGroups: string, resources: string, resourceNames?: string[]): AccessRule => ({
  verbs: verbs.split(" "),
  apiGroups: apiGroups.split(" ").map((group) => group === "core" ? "" : group),
  resources: resources.split(" "),
  ...(resourceNames ? { resourceNames } : {}),
});

/** A right, a rule, and whether the rule grants it. */
const grants: [Right, AccessRule, boolean][] = [
  [pods, rule("get list", "core", "pods"), true],
  [pods, rule("list", "core", "pods"), false],
  [pods, rule("*", "*", "*"), true],
  [pods, rule("get", "apps", "pods"), false],
  [{ ...pods, subresource: "log" }, rule("get", "core", "pods"), false],
  [{ ...pods, subresource: "log" }, rule("get", "core", "pods/log"), true],
  [{ ...pods, subresource: "log" }, rule("get", "core", "*/log"), true],
  [{ ...pods, subresource: "log" }, rule("get", "core", "*"), true],
  [pods, rule("get", "core", "pods/log"), false],
  [pods, rule("get", "core", "pods", ["web"]), false],
  [{ ...pods, name: "web" }, rule("get", "core", "pods", ["web"]), true],
  [{ ...pods, name: "db" }, rule("get", "core", "pods", ["web"]), false],
];

for (const [right, granting, expected] of grants) {
  Deno.test(`${JSON.stringify(granting)} ${expected ? "grants" : "does not grant"} ${JSON.stringify(right)}`, () => {
    assert.equal(isGranted(right, [granting]), expected);
  });
}

Deno.test("rights that differ in a part have different keys", () => {
  const rights: Right[] = [pods, { ...pods, name: "x" }, { ...pods, namespace: "x" }, {
    ...pods,
    subresource: "x",
  }];
  assert.equal(new Set(rights.map(rightKey)).size, rights.length);
});
