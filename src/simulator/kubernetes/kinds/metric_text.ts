/** The TARGETS column of an autoscaler. Source: pkg/printers/internalversion/printers.go, formatHPAMetrics. */
import type { IHorizontalPodAutoscaler } from "kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler";
import type { IMetricSpec } from "kubernetes-models/autoscaling/v2/MetricSpec";
import type { IMetricStatus } from "kubernetes-models/autoscaling/v2/MetricStatus";
import type { IMetricTarget } from "kubernetes-models/autoscaling/v2/MetricTarget";
import type { IMetricValueStatus } from "kubernetes-models/autoscaling/v2/MetricValueStatus";

/** More metrics than these are only counted. */
const SHOWN = 2;
const UNKNOWN = "<unknown>";

export function metricsText(it: IHorizontalPodAutoscaler): string {
  const metrics = it.spec?.metrics ?? [];
  if (metrics.length === 0) return "<none>";
  const texts = metrics.map((metric, index) => metricText(metric, it.status?.currentMetrics?.[index]));
  const shown = texts.slice(0, SHOWN).join(", ");
  return texts.length > SHOWN ? `${shown} + ${texts.length - SHOWN} more...` : shown;
}

function metricText(metric: IMetricSpec, status: IMetricStatus | undefined): string {
  switch (metric.type) {
    case "Resource":
      return resourceText(metric.resource, status?.resource?.current);
    case "ContainerResource":
      return resourceText(metric.containerResource, status?.containerResource?.current);
    case "Pods":
      return `${status?.pods?.current.averageValue ?? UNKNOWN}/${metric.pods?.target.averageValue}`;
    case "Object":
      return valueText(metric.object?.target, status?.object?.current);
    case "External":
      return valueText(metric.external?.target, status?.external?.current);
    default:
      return "<unknown type>";
  }
}

function resourceText(
  source: { name: string; target: IMetricTarget } | undefined,
  current: IMetricValueStatus | undefined,
): string {
  const { averageValue, averageUtilization } = source?.target ?? {};
  const [seen, aim] = averageValue === undefined
    ? [percent(current?.averageUtilization) ?? UNKNOWN, percent(averageUtilization) ?? "<auto>"]
    : [current?.averageValue ?? UNKNOWN, averageValue];
  return `${source?.name}: ${seen}/${aim}`;
}

function valueText(target: IMetricTarget | undefined, current: IMetricValueStatus | undefined): string {
  return target?.averageValue === undefined
    ? `${current?.value ?? UNKNOWN}/${target?.value}`
    : `${current?.averageValue ?? UNKNOWN}/${target.averageValue} (avg)`;
}

function percent(share: number | undefined): string | undefined {
  return share === undefined ? undefined : `${share}%`;
}
