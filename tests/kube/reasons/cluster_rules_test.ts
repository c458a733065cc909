import { clusterRules, lateClusterRules } from "../../../src/kube/reasons/cluster_rules.ts";
import { covered, event, evidence, namedBy, type RuleCase } from "./evidence.ts";

const saying = (kind: string, group: string, type: string, status: string, message = "", more = {}) =>
  evidence({
    kind,
    group,
    object: {
      ...more,
      status: {
        conditions: [{ type, status, message, reason: "R", lastTransitionTime: "2026-03-01T11:50:00Z" }],
      },
    },
  });
const gone = { deletionTimestamp: "2026-03-01T11:00:00Z" };

const CASES: readonly RuleCase[] = [
  [saying("Node", "", "Ready", "Unknown"), "node-not-ready", /not been heard of for 10m/],
  [saying("Node", "", "Ready", "False", "cni"), "node-not-ready", /says itself.*cni/],
  [saying("Node", "", "MemoryPressure", "True"), "node-pressure", /MemoryPressure/],
  [evidence({ kind: "Node", object: { spec: { unschedulable: true } } }), "node-cordoned", /cordoned/],
  [
    evidence({
      kind: "PersistentVolume",
      object: {
        spec: { claimRef: { namespace: "shop", name: "db" }, persistentVolumeReclaimPolicy: "Retain" },
        status: { phase: "Released" },
      },
    }),
    "volume-released",
    /shop\/db is gone, and reclaim policy Retain/,
  ],
  [
    evidence({
      kind: "Namespace",
      object: {
        metadata: gone,
        status: {
          phase: "Terminating",
          conditions: [{ type: "NamespaceContentRemaining", status: "True", message: "pods. has 1" }],
        },
      },
    }),
    "namespace-stuck",
    /since 60m: pods\. has 1/,
  ],
  [
    evidence({ kind: "Whale", group: "sea.io", object: { metadata: { ...gone, finalizers: ["sea.io/x"] } } }),
    "finalizers",
    /waits for sea.io\/x/,
  ],
  [
    evidence({ kind: "ResourceQuota", object: { status: { hard: { pods: "2" }, used: { pods: "2" } } } }),
    "quota-full",
    /pods 2 of 2/,
  ],
  [
    saying("CustomResourceDefinition", "apiextensions.k8s.io", "NamesAccepted", "False", "in use"),
    "definition-not-established",
    /in use/,
  ],
  [
    saying("APIService", "apiregistration.k8s.io", "Available", "False", "no endpoints"),
    "api-unavailable",
    /no endpoints/,
  ],
  [
    evidence({ kind: "CertificateSigningRequest", group: "certificates.k8s.io", object: {} }),
    "certificate-pending",
    /Nobody has approved/,
  ],
  [
    saying("CertificateSigningRequest", "certificates.k8s.io", "Approved", "True", "", {
      spec: { signerName: "a/b" },
    }),
    "certificate-pending",
    /a\/b has not signed/,
  ],
  [
    evidence({
      kind: "ValidatingWebhookConfiguration",
      group: "admissionregistration.k8s.io",
      object: { webhooks: [{ name: "a.b", clientConfig: { service: { name: "x", namespace: "y" } } }] },
      related: { services: [] },
    }),
    "webhook-unreachable",
    /Service y\/x, which does not exist: every request/,
  ],
  [
    saying("Whale", "sea.io", "Ready", "False", "lost at sea"),
    "condition",
    /Ready is False \(R\): lost at sea/,
  ],
  [
    evidence({ kind: "Whale", group: "sea.io", events: [event("Sunk", "deep")] }),
    "warning-event",
    /60s ago: Sunk: deep/,
  ],
];

Deno.test("nodes, namespaces, definitions and the like have their rules", () => namedBy(CASES));
Deno.test("every rule of them has a case", () => covered([...clusterRules, ...lateClusterRules], CASES));
