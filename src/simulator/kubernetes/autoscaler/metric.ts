/** What one metric of an autoscaler says. Source: pkg/controller/podautoscaler/horizontal.go, computeReplicasForMetric. */
import type { IMetricSpec } from "kubernetes-models/autoscaling/v2/MetricSpec";
import type { IMetricStatus } from "kubernetes-models/autoscaling/v2/MetricStatus";
import type { IMetricTarget } from "kubernetes-models/autoscaling/v2/MetricTarget";
import { matchesLabels } from "../../../kube/label_selector.ts";
import type { LabelSelector } from "../../../kube/label_selector.ts";
import { formatQuantity, quantityToMilli } from "../../../kube/quantity.ts";
import {
  type MeasuredPod,
  MetricError,
  type PodMetric,
  type ReplicaAnswer,
  replicasForUsage,
  replicasForUtilization,
  type Tolerances,
} from "./replicas.ts";
import { METRICS_GROUP, type PodMetrics } from "../metrics/api.ts";
import type { KindContext } from "../kind.ts";

export interface MetricQuestion {
  context: KindContext;
  namespace: string;
  selector: LabelSelector;
  pods: readonly MeasuredPod[];
  currentReplicas: number;
  tolerances: Tolerances;
  nowMs: number;
}

export interface MetricProposal {
  replicas: number;
  /** What it is called in events. */
  name: string;
  status: IMetricStatus;
}

/** A metric that cannot be had. */
export class MetricFailure extends Error {
  override name = "MetricFailure";
  /** Of the condition and the event. */
  readonly reason: string;
  /** Why, without what was tried. */
  readonly why: string;

  constructor(reason: string, why: string, what: string) {
    super(`failed to get ${what}: ${why}`);
    this.reason = reason;
    this.why = why;
  }
}

/** @throws {MetricFailure} */
export function proposalOf(spec: IMetricSpec, question: MetricQuestion): MetricProposal {
  switch (spec.type) {
    case "Resource": {
      const { name, target } = spec.resource!;
      const what = `${name} resource metric value`;
      const answer = failingAs("FailedGetResourceMetric", what, () => answerTo(name, target, question));
      const status = { type: "Resource", resource: { name, current: answer.current } };
      return { replicas: answer.replicas, name: answer.name("resource"), status };
    }
    case "ContainerResource": {
      const { name, container, target } = spec.containerResource!;
      const what = `${container} container metric value`;
      const ask = () => answerTo(name, target, question, container);
      const answer = failingAs("FailedGetContainerResourceMetric", what, ask);
      const status = { type: spec.type, containerResource: { name, container, current: answer.current } };
      return { replicas: answer.replicas, name: answer.name("container resource"), status };
    }
    default:
      throw unavailable(spec, question.namespace);
  }
}

/** Nobody serves the APIs for these. */
function unavailable(spec: IMetricSpec, namespace: string): MetricFailure {
  const custom =
    "unable to fetch metrics from custom metrics API: no custom metrics API (custom.metrics.k8s.io) registered";
  if (spec.type === "Pods") {
    const why = `unable to get metric ${spec.pods!.metric.name}: ${custom}`;
    return new MetricFailure("FailedGetPodsMetric", why, "pods metric value");
  }
  if (spec.type === "Object") {
    const { describedObject: { kind, name }, metric } = spec.object!;
    const why = `unable to get metric ${metric.name}: ${kind} on ${namespace} ${name}/${custom}`;
    return new MetricFailure("FailedGetObjectMetric", why, "object metric value");
  }
  const { metric, target } = spec.external!;
  const selector = metric.selector ? selectorText(metric.selector) : "nil";
  const why =
    `unable to get external metric ${namespace}/${metric.name}/${selector}: unable to fetch metrics from ` +
    `external metrics API: the server could not find the requested resource (get ${metric.name}.external.metrics.k8s.io)`;
  const inner = target.averageValue === undefined
    ? `failed to get external metric ${metric.name}: ${why}`
    : `failed to get ${metric.name} external metric: ${why}`;
  const failure = new MetricFailure("FailedGetExternalMetric", why, `${metric.name} external metric value`);
  failure.message = `failed to get ${metric.name} external metric value: ${inner}`;
  return failure;
}

interface ResourceAnswer {
  replicas: number;
  current: NonNullable<IMetricStatus["resource"]>["current"];
  name(source: string): string;
}

/** @throws {MetricError} */
function answerTo(
  resource: string,
  target: IMetricTarget,
  question: MetricQuestion,
  container?: string,
): ResourceAnswer {
  const isUsage = target.averageValue !== undefined;
  let answer: ReplicaAnswer;
  try {
    const metrics = readMetrics(resource, question, container);
    const asked = { ...question, metrics, resource, ...(container === undefined ? {} : { container }) };
    answer = isUsage
      ? replicasForUsage(asked, quantityToMilli(target.averageValue!))
      : replicasForUtilization(asked, target.averageUtilization!);
  } catch (error) {
    if (!(error instanceof MetricError)) throw error;
    throw new MetricError(`failed to get ${resource} ${isUsage ? "usage" : "utilization"}: ${error.message}`);
  }
  const { replicas, usage, utilization } = answer;
  const format = resource === "memory" ? "binary" : "decimal";
  return {
    replicas,
    current: {
      averageValue: formatQuantity({ nano: BigInt(usage) * 1_000_000n, format }),
      ...(utilization === undefined ? {} : { averageUtilization: utilization }),
    },
    name: (source) =>
      isUsage ? `${resource} resource` : `${resource} ${source} utilization (percentage of request)`,
  };
}

function readMetrics(
  resource: string,
  { context, namespace, selector }: MetricQuestion,
  container: string | undefined,
): Map<string, PodMetric> {
  const start = `unable to get metrics for resource ${resource}: `;
  const { kinds } = context.registry;
  const api = kinds.find(({ group, plural }) => group === METRICS_GROUP && plural === "pods");
  if (!api?.computed) {
    const why = "the server could not find the requested resource (get pods.metrics.k8s.io)";
    throw new MetricError(`${start}unable to fetch metrics from resource metrics API: ${why}`);
  }
  const items = (api.computed(context, namespace) as PodMetrics[])
    .filter(({ metadata }) => matchesLabels(selector, metadata.labels));
  if (items.length === 0) throw new MetricError(`${start}no metrics returned from resource metrics API`);
  const found = new Map<string, PodMetric>();
  for (const { metadata, containers, timestamp, window } of items) {
    const counted = containers.filter(({ name }) => container === undefined || name === container);
    const amounts = counted.map(({ usage }) => usage[resource as keyof typeof usage]);
    if (amounts.length === 0 || amounts.some((amount) => amount === undefined)) continue;
    const value = amounts.reduce((total, amount) => total + quantityToMilli(amount), 0);
    found.set(metadata.name!, {
      value,
      timestampMs: Date.parse(timestamp),
      windowMs: parseFloat(window) * 1000,
    });
  }
  return found;
}

function failingAs<T>(reason: string, what: string, ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof MetricError)) throw error;
    throw new MetricFailure(reason, error.message, what);
  }
}

/** As Go prints the object. */
function selectorText({ matchLabels = {} }: { matchLabels?: Record<string, string> }): string {
  const labels = Object.entries(matchLabels).sort(([a], [b]) => a < b ? -1 : 1)
    .map(([key, value]) => `${key}: ${value},`).join("");
  return `&LabelSelector{MatchLabels:map[string]string{${labels}},MatchExpressions:[]LabelSelectorRequirement{},}`;
}
