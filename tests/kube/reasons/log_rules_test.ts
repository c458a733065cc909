import assert from "node:assert/strict";
import {
  allowsNothing,
  logClues,
  logRules,
  policyReference,
  selects,
} from "../../../src/kube/reasons/log_rules.ts";
import { covered, namedBy, pod, type RuleCase } from "./evidence.ts";

const said = (line: string, related = {}, metadata = {}) =>
  pod({
    ready: true,
    state: { running: {} },
    metadata,
    related,
    logs: [{ container: "app", isPrevious: false, lines: ["up", line] }],
  });
const forbidden =
  'pods is forbidden: User "system:serviceaccount:shop:robot" cannot list resource "pods" in API group "" in the namespace "shop"';
const service = (name: string, namespace: string) => ({ metadata: { name, namespace } });
const deny = {
  metadata: { name: "deny", namespace: "shop" },
  spec: { podSelector: {}, policyTypes: ["Ingress"] },
};

const CASES: readonly RuleCase[] = [
  [said(forbidden), "rbac-forbidden", /robot may not list pods. No RoleBinding in the namespace/],
  [
    said(forbidden, {
      "rolebindings.rbac.authorization.k8s.io": [{
        metadata: { name: "robot" },
        subjects: [{ kind: "User", name: "ann" }],
      }],
    }),
    "rbac-forbidden",
    /robot gives its role to User ann/,
  ],
  [
    said("wget: bad address 'api'", { services: [service("api", "back")] }),
    "wrong-namespace",
    /called api\.back/,
  ],
  [
    said("lookup apo: no such host", { services: [service("api", "shop")] }),
    "name-unresolved",
    /There is a Service api/,
  ],
  [
    said("wget: download timed out", { "networkpolicies.networking.k8s.io": [deny] }),
    "network-policy",
    /deny lets nothing in/,
  ],
  [
    said("request timed out", {
      "networkpolicies.networking.k8s.io": [{ ...deny, spec: { podSelector: {}, policyTypes: ["Egress"] } }],
    }),
    "network-policy",
    /deny lets nothing out of it/,
  ],
  [said("dial tcp 127.0.0.1:5432: connect: connection refused"), "connection-refused", /localhost/],
  [said("dial tcp 10.1.2.3:80: connect: connection refused"), "connection-refused", /Somebody refuses/],
];

Deno.test("complaints in logs have their rules", () => namedBy(CASES));
Deno.test("every rule of logs has a case", () => covered(logRules, CASES));

Deno.test("clues in logs ask for more evidence", () => {
  assert.ok(logClues.forbidden.test(forbidden));
  assert.equal(logClues.unresolved.exec("curl: (6) Could not resolve host: api.back")?.[1], "api.back");
  assert.ok(!logClues.timeout.test("all is well"));
});

Deno.test("whom a policy means and what it lets through", () => {
  assert.ok(selects({ spec: { podSelector: { matchLabels: { a: "b" } } } }, { a: "b" }));
  assert.ok(!selects({ spec: { podSelector: { matchLabels: { a: "b" } } } }, { a: "c" }));
  assert.ok(allowsNothing(deny, "Ingress") && !allowsNothing(deny, "Egress"));
  assert.equal(policyReference(deny).kind, "NetworkPolicy");
});
