import assert from "node:assert/strict";
import {
  type Impersonation,
  impersonationHeaders,
  impersonationOf,
} from "../../src/cluster/impersonation.ts";
import type { User } from "../../src/cluster/kubeconfig.ts";

/** wish, headers */
const wishes: [Impersonation, string[]][] = [
  [{}, []],
  [{ user: "jane" }, ["Impersonate-User: jane"]],
  [
    { user: "system:serviceaccount:a:b", groups: ["g", "h, i"], uid: "7" },
    [
      "Impersonate-User: system:serviceaccount:a:b",
      "Impersonate-Group: g",
      "Impersonate-Group: h, i",
      "Impersonate-Uid: 7",
    ],
  ],
  [
    { user: "u", extra: { "scopes": ["a", "b"], "x.io/é": ["c"] } },
    [
      "Impersonate-User: u",
      "Impersonate-Extra-scopes: a",
      "Impersonate-Extra-scopes: b",
      "Impersonate-Extra-x.io%2F%C3%A9: c",
    ],
  ],
];

Deno.test("one header for each group and value", () => {
  for (const [wish, headers] of wishes) {
    assert.deepEqual(impersonationHeaders(wish).map(([name, value]) => `${name}: ${value}`), headers);
  }
});

Deno.test("groups need a user", () => {
  assert.throws(() => impersonationHeaders({ groups: ["g"] }), /without impersonating a user/);
});

/** the kubeconfig's user, flags, what comes of it */
const sources: [User | undefined, Impersonation, Impersonation][] = [
  [undefined, {}, {}],
  [{ as: "a", "as-groups": ["g"], "as-uid": "1", "as-user-extra": { k: ["v"] } }, {}, {
    user: "a",
    groups: ["g"],
    uid: "1",
    extra: { k: ["v"] },
  }],
  [{ as: "a", "as-groups": ["g"] }, { user: "b", groups: ["h"] }, { user: "b", groups: ["h"] }],
];

Deno.test("flags come before the kubeconfig", () => {
  for (const [user, flags, expected] of sources) assert.deepEqual(impersonationOf(user, flags), expected);
});
