/**
 * HorizontalPodAutoscalers as autoscaling/v1 shows them: one percentage, all else in annotations
 * (pkg/apis/autoscaling/v1/conversion.go). Metrics of other sources than resources stand there as in v2.
 */
import type { IHorizontalPodAutoscaler } from "kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler";
import type { IHorizontalPodAutoscaler as IOldAutoscaler } from "kubernetes-models/autoscaling/v1/HorizontalPodAutoscaler";
import type { IMetricSpec } from "kubernetes-models/autoscaling/v2/MetricSpec";
import type { IMetricStatus } from "kubernetes-models/autoscaling/v2/MetricStatus";
import type { KubeObject } from "../../../kube/object.ts";
import type { KindVersion } from "../kind.ts";

const PREFIX = "autoscaling.alpha.kubernetes.io/";

export const autoscalingV1: KindVersion<IHorizontalPodAutoscaler> = {
  version: "v1",
  schema: "io.k8s.api.autoscaling.v1.HorizontalPodAutoscaler",
  fromStored: (it) => toOld(it) as unknown as KubeObject,
  toStored: (it) => toNew(it as unknown as IOldAutoscaler) as unknown as KubeObject,
};

function toOld(it: IHorizontalPodAutoscaler): Partial<IOldAutoscaler> {
  const { metrics = [], behavior, ...spec } = it.spec ??
    { scaleTargetRef: { kind: "", name: "" }, maxReplicas: 0 };
  const { currentMetrics, conditions, ...status } = it.status ?? { desiredReplicas: 0 };
  const target = metrics.find(isCpuShare)?.resource?.target.averageUtilization;
  const current = currentMetrics?.find((metric) => metric.resource?.name === "cpu")?.resource?.current
    .averageUtilization;
  const annotations = {
    ...plainAnnotations(it.metadata?.annotations),
    ...noted("metrics", metrics.filter((metric) => !isCpuShare(metric)).map(oldMetric)),
    ...noted("current-metrics", (currentMetrics ?? []).map(oldStatus)),
    ...noted("behavior", behavior),
    ...noted("conditions", conditions ?? []),
  };
  return {
    metadata: { ...it.metadata, annotations },
    spec: { ...spec, ...(target === undefined ? {} : { targetCPUUtilizationPercentage: target }) },
    status: {
      currentReplicas: 0,
      ...status,
      ...(current === undefined ? {} : { currentCPUUtilizationPercentage: current }),
    },
  };
}

function toNew(it: IOldAutoscaler): Partial<IHorizontalPodAutoscaler> {
  const { targetCPUUtilizationPercentage: target, ...spec } = it.spec ?? {
    scaleTargetRef: { kind: "", name: "" },
    maxReplicas: 0,
  };
  const { currentCPUUtilizationPercentage: _current, ...status } = it.status ?? { desiredReplicas: 0 };
  const notes = it.metadata?.annotations;
  const metrics = (noteOf<IMetricSpec[]>(notes, "metrics") ?? []).map(newMetric);
  if (target !== undefined) metrics.push(cpuShare(target));
  const behavior = noteOf<NonNullable<IHorizontalPodAutoscaler["spec"]>["behavior"]>(notes, "behavior");
  const conditions = noteOf<NonNullable<IHorizontalPodAutoscaler["status"]>["conditions"]>(
    notes,
    "conditions",
  );
  const current = noteOf<IMetricStatus[]>(notes, "current-metrics")?.map(newStatus);
  return {
    metadata: { ...it.metadata, annotations: plainAnnotations(notes) },
    spec: { ...spec, metrics, ...(behavior ? { behavior } : {}) },
    status: {
      ...status,
      ...(current ? { currentMetrics: current } : {}),
      ...(conditions ? { conditions } : {}),
    },
  };
}

function cpuShare(averageUtilization: number): IMetricSpec {
  return { type: "Resource", resource: { name: "cpu", target: { type: "Utilization", averageUtilization } } };
}

function isCpuShare({ type, resource }: IMetricSpec): boolean {
  return type === "Resource" && resource?.name === "cpu" && resource.target?.averageUtilization !== undefined;
}

/** Resources were written flat once. */
type FlatMetric = { name: string; targetAverageUtilization?: number; targetAverageValue?: string | number };

function oldMetric(metric: IMetricSpec): unknown {
  if (!metric.resource) return metric;
  const { name, target: { averageUtilization, averageValue } } = metric.resource;
  return {
    type: metric.type,
    resource: {
      name,
      ...(averageUtilization === undefined ? {} : { targetAverageUtilization: averageUtilization }),
      ...(averageValue === undefined ? {} : { targetAverageValue: averageValue }),
    },
  };
}

function newMetric(metric: IMetricSpec): IMetricSpec {
  if (!metric.resource || metric.resource.target) return metric;
  const { name, targetAverageUtilization: share, targetAverageValue: value } = metric
    .resource as unknown as FlatMetric;
  const target = share === undefined
    ? { type: "AverageValue", averageValue: value ?? "0" }
    : { type: "Utilization", averageUtilization: share };
  return { type: metric.type, resource: { name, target } };
}

type FlatStatus = { name: string; currentAverageUtilization?: number; currentAverageValue?: string | number };

function oldStatus(metric: IMetricStatus): unknown {
  if (!metric.resource) return metric;
  const { name, current: { averageUtilization, averageValue } } = metric.resource;
  return {
    type: metric.type,
    resource: {
      name,
      ...(averageUtilization === undefined ? {} : { currentAverageUtilization: averageUtilization }),
      currentAverageValue: averageValue ?? "0",
    },
  };
}

function newStatus(metric: IMetricStatus): IMetricStatus {
  if (!metric.resource || metric.resource.current) return metric;
  const { name, currentAverageUtilization: share, currentAverageValue: value } = metric
    .resource as unknown as FlatStatus;
  const current = {
    ...(share === undefined ? {} : { averageUtilization: share }),
    ...(value === undefined ? {} : { averageValue: value }),
  };
  return { type: metric.type, resource: { name, current } };
}

function noted(name: string, value: object | undefined): Record<string, string> {
  const isEmpty = value === undefined || (Array.isArray(value) && value.length === 0);
  return isEmpty ? {} : { [PREFIX + name]: JSON.stringify(value) };
}

/** Undefined where there is no such note or it cannot be read: the server passes over it. */
function noteOf<T>(annotations: Record<string, string> | undefined, name: string): T | undefined {
  const text = annotations?.[PREFIX + name];
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as T;
  } catch {
    return undefined;
  }
}

const NOTES = ["metrics", "current-metrics", "behavior", "conditions"].map((name) => PREFIX + name);

function plainAnnotations(annotations: Record<string, string> | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(annotations ?? {}).filter(([name]) => !NOTES.includes(name)));
}
