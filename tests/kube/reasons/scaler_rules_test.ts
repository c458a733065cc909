import { scalerRules } from "../../../src/kube/reasons/scaler_rules.ts";
import { covered, evidence, namedBy, type RuleCase } from "./evidence.ts";

const hpa = (type: string, status: string, reason: string, message = "") =>
  evidence({
    kind: "HorizontalPodAutoscaler",
    group: "autoscaling",
    object: {
      spec: { maxReplicas: 5, scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" } },
      status: { conditions: [{ type, status, reason, message }] },
    },
  });
const budget = (status: Record<string, number>) =>
  evidence({
    kind: "PodDisruptionBudget",
    group: "policy",
    object: { spec: { minAvailable: 2 }, status: { disruptionsAllowed: 0, ...status } },
  });

const CASES: readonly RuleCase[] = [
  [
    hpa("AbleToScale", "False", "FailedGetScale", "not found"),
    "hpa-no-target",
    /cannot scale Deployment web: not found/,
  ],
  [
    hpa("ScalingActive", "False", "FailedGetResourceMetric", "missing request for cpu in container app"),
    "hpa-no-metrics",
    /resources\.requests\.cpu/,
  ],
  [
    hpa("ScalingActive", "False", "FailedGetResourceMetric", "no metrics"),
    "hpa-no-metrics",
    /gets no metrics: no metrics/,
  ],
  [hpa("ScalingActive", "False", "ScalingDisabled"), "hpa-no-metrics", /leaves it alone/],
  [hpa("ScalingLimited", "True", "TooManyReplicas"), "hpa-limited", /maxReplicas 5/],
  [budget({ expectedPods: 0 }), "pdb-blocks", /finds no pods/],
  [budget({ expectedPods: 2, currentHealthy: 1, desiredHealthy: 2 }), "pdb-blocks", /only 1 of 2/],
  [budget({ expectedPods: 2, currentHealthy: 2, desiredHealthy: 2 }), "pdb-blocks", /none to spare/],
];

Deno.test("autoscalers and budgets have their rules", () => namedBy(CASES));
Deno.test("every rule of them has a case", () => covered(scalerRules, CASES));
