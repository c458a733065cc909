import type { IMetricSpec } from "kubernetes-models/autoscaling/v2/MetricSpec";
import type { IMetricStatus } from "kubernetes-models/autoscaling/v2/MetricStatus";
import type { IMetricTarget } from "kubernetes-models/autoscaling/v2/MetricTarget";
import type { IMetricValueStatus } from "kubernetes-models/autoscaling/v2/MetricValueStatus";
import { printAmount } from "./resource_amounts.ts";

/**
 * A metric with its current and its wanted value.
 *
 * @example `resource cpu on pods  (as a percentage of request):\t<unknown> / 50%`
 */
export function metricLine(metric: IMetricSpec, status: IMetricStatus | undefined): string {
  const { external, pods, object, resource, containerResource } = metric;
  if (external) {
    return `"${external.metric.name}" ${valueOrAverage(external.target, status?.external?.current)}`;
  }
  if (pods) {
    const values = `${amount(status?.pods?.current?.averageValue)} / ${
      printAmount(pods.target.averageValue)
    }`;
    return `"${pods.metric.name}" on pods:\t${values}`;
  }
  if (object) {
    const { kind, name } = object.describedObject;
    return `"${object.metric.name}" on ${kind}/${name} ${
      valueOrAverage(object.target, status?.object?.current)
    }`;
  }
  if (resource) {
    return `resource ${resource.name} on pods${utilization(resource.target, status?.resource?.current)}`;
  }
  if (containerResource) {
    const { name, container, target } = containerResource;
    const values = utilization(target, status?.containerResource?.current);
    return `resource ${name} of container "${container}" on pods${values}`;
  }
  return `<unknown metric type ${JSON.stringify(metric.type)}>`;
}

function valueOrAverage(target: IMetricTarget, current: IMetricValueStatus | undefined): string {
  return target.averageValue !== undefined
    ? `(target average value):\t${amount(current?.averageValue)} / ${printAmount(target.averageValue)}`
    : `(target value):\t${amount(current?.value)} / ${printAmount(target.value)}`;
}

function utilization(target: IMetricTarget, current: IMetricValueStatus | undefined): string {
  if (target.averageValue !== undefined) {
    return `:\t${amount(current?.averageValue)} / ${printAmount(target.averageValue)}`;
  }
  const used = current?.averageUtilization;
  const now = used === undefined ? "<unknown>" : `${used}% (${printAmount(current?.averageValue)})`;
  const wanted = target.averageUtilization === undefined ? "<auto>" : `${target.averageUtilization}%`;
  return `  (as a percentage of request):\t${now} / ${wanted}`;
}

function amount(value: string | number | undefined): string {
  return value === undefined ? "<unknown>" : printAmount(value);
}
