import assert from "node:assert/strict";
import { actingUser } from "../../../../src/simulator/kubernetes/http/impersonation.ts";
import type { User } from "../../../../src/simulator/kubernetes/registry.ts";

const root: User = { name: "root", groups: ["system:masters", "system:authenticated"] };
const jane: User = { name: "jane", groups: ["system:authenticated"] };

const CASES: [name: string, headers: [string, string][], acts: User][] = [
  ["nobody named: oneself", [], root],
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
  [
    "uid and extra fields",
    [["Impersonate-User", "bob"], ["Impersonate-Uid", "7"], ["Impersonate-Extra-a%2fb", "c"]],
    { name: "bob", groups: ["system:authenticated"], uid: "7", extra: { "a/b": ["c"] } },
  ],
];

for (const [name, headers, acts] of CASES) {
  Deno.test(`in whose name: ${name}`, () => assert.deepEqual(actingUser(root, new Headers(headers)), acts));
}

Deno.test("only administrators act as somebody else, be it an administrator", () => {
  const headers = new Headers([["Impersonate-User", "root"], ["Impersonate-Group", "system:masters"]]);
  assert.throws(() => actingUser(jane, headers), {
    code: 403,
    message: 'users "root" is forbidden: User "jane" cannot impersonate resource "users" in API group "" ' +
      "at the cluster scope",
  });
});

for (const header of ["Impersonate-Group", "Impersonate-Uid", "Impersonate-Extra-scopes"]) {
  Deno.test(`${header} without a user is refused, not passed over`, () => {
    assert.throws(() => actingUser(root, new Headers([[header, "x"]])), { code: 500 });
  });
}
