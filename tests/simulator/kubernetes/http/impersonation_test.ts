import assert from "node:assert/strict";
import { ruleOfText } from "../../../../src/simulator/kubernetes/bootstrap/role_text.ts";
import type { Authorize } from "../../../../src/simulator/kubernetes/http/authorization.ts";
import { actingUser, type Question } from "../../../../src/simulator/kubernetes/http/impersonation.ts";
import { ruleAllows } from "../../../../src/simulator/kubernetes/rbac/policy_rule.ts";
import type { User } from "../../../../src/simulator/kubernetes/registry.ts";

const jane: User = { name: "jane", groups: ["system:authenticated"] };
const listPods = { verb: "list", group: "", resource: "pods", subresource: "", namespace: "shop", name: "" };

/** Jane lists pods, and may what the rules say. */
function question(...rules: string[]): Question {
  const authorize: Authorize = (_, attributes) => ({
    allowed: rules.some((rule) => ruleAllows(ruleOfText(rule), attributes)),
    reason: "",
  });
  return { user: jane, attributes: listPods, authorize };
}

const all = question("* * *");

const CASES: [name: string, headers: [string, string][], acts: User][] = [
  ["nobody named: oneself", [], jane],
  ["a user", [["Impersonate-User", "bob"]], { name: "bob", groups: ["system:authenticated"] }],
  [
    "groups",
    [["Impersonate-User", "bob"], ["Impersonate-Group", "a"], ["Impersonate-Group", "b"]],
    { name: "bob", groups: ["a", "b", "system:authenticated"] },
  ],
  [
    "nobody at all",
    [["Impersonate-User", "system:anonymous"]],
    { name: "system:anonymous", groups: ["system:unauthenticated"] },
  ],
  ["a service account", [["Impersonate-User", "system:serviceaccount:shop:robot"]], {
    name: "system:serviceaccount:shop:robot",
    groups: ["system:serviceaccounts", "system:serviceaccounts:shop", "system:authenticated"],
  }],
  ["a node", [["Impersonate-User", "system:node:eli01"]], {
    name: "system:node:eli01",
    groups: ["system:nodes", "system:authenticated"],
  }],
  [
    "uid and extra fields",
    [["Impersonate-User", "bob"], ["Impersonate-Uid", "7"], ["Impersonate-Extra-a%2fb", "c"]],
    { name: "bob", groups: ["system:authenticated"], uid: "7", extra: { "a/b": ["c"] } },
  ],
];

for (const [name, headers, acts] of CASES) {
  Deno.test(`in whose name: ${name}`, () => assert.deepEqual(actingUser(new Headers(headers), all), acts));
}

const OLD = "impersonate core users bob";
const NEW = [
  "impersonate:user-info authentication.k8s.io users bob",
  "impersonate-on:user-info:list core pods",
];
const AS_BOB: [string, string][] = [["Impersonate-User", "bob"]];
const AS_BOB_OF_A: [string, string][] = [...AS_BOB, ["Impersonate-Group", "a"]];
const AS_ROBOT: [string, string][] = [["Impersonate-User", "system:serviceaccount:shop:robot"]];

const RIGHTS: [rules: string[], headers: [string, string][], allowed: boolean][] = [
  [[OLD], AS_BOB, true],
  [NEW, AS_BOB, true],
  [NEW.slice(0, 1), AS_BOB, false],
  [NEW.slice(1), AS_BOB, false],
  [[OLD], AS_BOB_OF_A, false],
  [[OLD, "impersonate core groups a"], AS_BOB_OF_A, true],
  [["impersonate core serviceaccounts robot"], AS_ROBOT, true],
  [["impersonate core users"], AS_ROBOT, false],
  [["impersonate:serviceaccount,impersonate-on:serviceaccount:list * *"], AS_ROBOT, true],
  [
    ["impersonate:user-info * *", "impersonate-on:user-info:list * *"],
    [...AS_BOB, ["Impersonate-Group", "system:masters"]],
    false,
  ],
];

for (const [rules, headers, allowed] of RIGHTS) {
  Deno.test(`with ${rules.join("; ")}: ${headers.flat().join(" ")}`, () => {
    const act = () => actingUser(new Headers(headers), question(...rules));
    if (allowed) act();
    else assert.throws(act, { code: 403 });
  });
}

Deno.test("the refusal is of what is asked first: to act on these for anybody", () => {
  assert.throws(() => actingUser(new Headers(AS_BOB), question()), {
    message:
      'pods is forbidden: User "jane" cannot impersonate-on:user-info:list resource "pods" in API group "" ' +
      'in the namespace "shop"',
  });
});

for (const header of ["Impersonate-Group", "Impersonate-Uid", "Impersonate-Extra-scopes"]) {
  Deno.test(`${header} without a user is refused, not passed over`, () => {
    assert.throws(() => actingUser(new Headers([[header, "x"]]), all), { code: 400 });
  });
}

Deno.test("the refusal shows what was wanted as Go prints it", () => {
  assert.throws(() => actingUser(new Headers([["Impersonate-Group", "x"]]), all), {
    message:
      'requested &user.DefaultInfo{Name:"", UID:"", Groups:[]string{"x"}, Extra:map[string][]string(nil)} ' +
      "without impersonating a user name",
  });
});
