/** Why an autoscaler does not scale, and why a budget lets nothing go. */
import type { IHorizontalPodAutoscaler } from "kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler";
import type { IPodDisruptionBudget } from "kubernetes-models/policy/v1/PodDisruptionBudget";
import { commandCheck, describeCheck, listCheck, yamlCheck } from "./checks.ts";
import type { Evidence, Finding, Rule } from "./evidence.ts";
import { beside, condition, conditionFact } from "./facts.ts";

const scalers = ["HorizontalPodAutoscaler.autoscaling"];
const budgets = ["PodDisruptionBudget.policy"];

export const scalerRules: readonly Rule[] = [
  { id: "hpa-no-target", kinds: scalers, find: (evidence) => scaler(evidence, "AbleToScale", "False") },
  { id: "hpa-no-metrics", kinds: scalers, find: noMetrics },
  { id: "hpa-limited", kinds: scalers, find: atLimit },
  { id: "pdb-blocks", kinds: budgets, find: blocks },
];

function scaler(evidence: Evidence, type: string, status: string): Finding | undefined {
  const found = condition(evidence.object, type);
  if (found?.status !== status) return undefined;
  const { spec } = evidence.object as unknown as IHorizontalPodAutoscaler;
  const target = spec?.scaleTargetRef;
  return {
    text: `The autoscaler cannot scale ${target?.kind} ${target?.name}: ${found.message ?? found.reason}`,
    facts: [conditionFact(found)],
    events: ["FailedGetScale", "FailedUpdateScale"],
    links: target
      ? [beside(evidence, target.kind, target.name, (target.apiVersion ?? "").split("/").at(-2) ?? "")]
      : [],
    checks: [
      describeCheck(evidence.subject, "conditions and events"),
      yamlCheck(evidence.subject, "scaleTargetRef"),
    ],
  };
}

function noMetrics(evidence: Evidence): Finding | undefined {
  const active = condition(evidence.object, "ScalingActive");
  if (active?.status !== "False") return undefined;
  const message = active.message ?? "";
  const request = /missing request for (\w+)/.exec(message)?.[1];
  return {
    text: request
      ? `The autoscaler computes a share of the ${request} request, and a container has none: set resources.requests.${request}.`
      : active.reason === "ScalingDisabled"
      ? "The target is scaled to 0: the autoscaler leaves it alone."
      : `The autoscaler gets no metrics: ${message}`,
    facts: [conditionFact(active)],
    events: ["FailedGetResourceMetric", "FailedComputeMetricsReplicas"],
    checks: [
      commandCheck(`kubectl top pods -n ${evidence.subject.namespace}`, "whether the metrics server answers"),
      describeCheck(evidence.subject, "which metric is missing"),
      commandCheck("kubectl get apiservice v1beta1.metrics.k8s.io", "whether the metrics API is there"),
    ],
  };
}

function atLimit(evidence: Evidence): Finding | undefined {
  const limited = condition(evidence.object, "ScalingLimited");
  if (limited?.status !== "True" || limited.reason !== "TooManyReplicas") return undefined;
  const maximum = (evidence.object as unknown as IHorizontalPodAutoscaler).spec?.maxReplicas;
  return {
    text:
      `The autoscaler would like more pods than maxReplicas ${maximum} allows: what it has is not enough.`,
    facts: [conditionFact(limited), { path: "spec.maxReplicas", value: `${maximum ?? ""}` }],
    checks: [describeCheck(evidence.subject, "use and aim"), yamlCheck(evidence.subject, "maxReplicas")],
  };
}

function blocks(evidence: Evidence): Finding | undefined {
  const { spec, status } = evidence.object as unknown as IPodDisruptionBudget;
  if (!status || status.disruptionsAllowed !== 0) return undefined;
  const rule = spec?.minAvailable !== undefined
    ? `minAvailable ${spec.minAvailable}`
    : `maxUnavailable ${spec?.maxUnavailable ?? "?"}`;
  const matches = status.expectedPods === 0
    ? "its selector finds no pods"
    : (status.currentHealthy ?? 0) < (status.desiredHealthy ?? 0)
    ? `only ${status.currentHealthy} of ${status.desiredHealthy} pods that it demands are healthy`
    : `with ${rule} and ${status.expectedPods} pods there is none to spare`;
  return {
    text: `The budget lets no pod be evicted, so a drain of its nodes hangs: ${matches}.`,
    facts: [
      { path: "status.disruptionsAllowed", value: "0" },
      { path: "status.currentHealthy", value: `${status.currentHealthy}` },
      { path: "status.desiredHealthy", value: `${status.desiredHealthy}` },
      { path: "status.expectedPods", value: `${status.expectedPods}` },
    ],
    checks: [
      describeCheck(evidence.subject, "the budget"),
      listCheck("pods", evidence.subject.namespace, "the pods it means"),
    ],
  };
}
