import assert from "node:assert/strict";
import { EVENTS, ruleOfText } from "../../../../src/simulator/kubernetes/bootstrap/role_text.ts";

const RULES: [text: string, rule: object][] = [
  ["read core pods,pods/log", {
    verbs: ["get", "list", "watch"],
    apiGroups: [""],
    resources: ["pods", "pods/log"],
  }],
  ["get apps,extensions deployments web", {
    verbs: ["get"],
    apiGroups: ["apps", "extensions"],
    resources: ["deployments"],
    resourceNames: ["web"],
  }],
  ["get /healthz,/livez", { verbs: ["get"], nonResourceURLs: ["/healthz", "/livez"] }],
  [EVENTS, {
    verbs: ["create", "patch", "update"],
    apiGroups: ["", "events.k8s.io"],
    resources: ["events"],
  }],
];

for (const [text, rule] of RULES) {
  Deno.test(`rule of "${text}"`, () => assert.deepEqual(ruleOfText(text), rule));
}
