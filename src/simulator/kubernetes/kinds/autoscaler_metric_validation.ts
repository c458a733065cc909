/** The metrics of a HorizontalPodAutoscaler. Source: pkg/apis/autoscaling/validation/validation.go. */
import type { IMetricSpec } from "kubernetes-models/autoscaling/v2/MetricSpec";
import type { IMetricTarget } from "kubernetes-models/autoscaling/v2/MetricTarget";
import { dnsLabelProblems } from "../../../kube/name_rules.ts";
import { compareQuantities } from "../../../kube/quantity.ts";
import type { FieldError } from "../status_error.ts";
import { forbidden, invalid, invalidEach, notSupported, required } from "./field_errors.ts";
import { pathSegmentProblems } from "./path_segment.ts";
import { validateContainerResourceName } from "./resource_names.ts";
import { validateReference } from "./scale_reference.ts";

export function validateMetrics(
  metrics: readonly IMetricSpec[],
  field: string,
  minReplicas: number | undefined,
): FieldError[] {
  const errors = metrics.flatMap((metric, index) => validateMetric(metric, `${field}[${index}]`));
  const canBeZero = metrics.some(({ type }) => type === "Object" || type === "External");
  if (minReplicas === 0 && !canBeZero) {
    const why = "must specify at least one Object or External metric to support scaling to zero replicas";
    errors.push(forbidden(field, why));
  }
  return errors;
}

/** The type of a metric to the field that tells of it, in the order in which the server looks. */
const SOURCES = {
  Object: "object",
  External: "external",
  Pods: "pods",
  Resource: "resource",
  ContainerResource: "containerResource",
} as const;

function validateMetric(metric: IMetricSpec, field: string): FieldError[] {
  const { type } = metric;
  const types = Object.keys(SOURCES).sort();
  const unknown = types.includes(type) ? [] : [notSupported(`${field}.type`, type ?? "", types)];
  const present = Object.values(SOURCES).filter((source) => metric[source] !== undefined);
  const [first] = present;
  const expected = SOURCES[type as keyof typeof SOURCES];
  const errors = [
    ...(type ? [] : [required(`${field}.type`, "must specify a metric source type")]),
    ...unknown,
    ...(first ? validateSource(metric, first, `${field}.${first}`) : []),
  ];
  if (expected && metric[expected] === undefined) {
    errors.push(required(`${field}.${expected}`, "must populate information for the given metric source"));
  }
  errors.push(...unknown);
  if (present.length !== 1) {
    for (const source of present.filter((source) => source !== expected)) {
      errors.push(forbidden(`${field}.${source}`, "must populate the given metric source only"));
    }
  }
  return errors;
}

type Source = (typeof SOURCES)[keyof typeof SOURCES];

function validateSource(metric: IMetricSpec, source: Source, field: string): FieldError[] {
  const { object, resource, containerResource } = metric;
  const target = metric[source]?.target;
  const targetErrors = validateTarget(target, `${field}.target`);
  if (source === "resource") {
    const name = resource?.name ? [] : [required(`${field}.name`, "must specify a resource name")];
    return [...name, ...targetErrors, ...utilizationOrValue(target, `${field}.target`)];
  }
  if (source === "containerResource") {
    const { name = "", container = "" } = containerResource ?? {};
    return [
      ...(name
        ? validateContainerResourceName(name, `${field}.name`)
        : [required(`${field}.name`, "must specify a resource name")]),
      ...(container
        ? invalidEach(`${field}.container`, container, dnsLabelProblems(container))
        : [required(`${field}.container`, "must specify a container")]),
      ...targetErrors,
      ...utilizationOrValue(target, `${field}.target`),
    ];
  }
  const described = source === "object"
    ? validateReference(object?.describedObject, `${field}.describedObject`, "core")
    : [];
  const name = metric[source]?.metric?.name ?? "";
  return [
    ...described,
    ...(name
      ? invalidEach(`${field}.metric.name`, name, pathSegmentProblems(name))
      : [required(`${field}.metric.name`, "must specify a metric name")]),
    ...targetErrors,
    ...validateCustomTarget(source, target, `${field}.target`),
  ];
}

function validateCustomTarget(
  source: Source,
  target: IMetricTarget | undefined,
  field: string,
): FieldError[] {
  const { value, averageValue } = target ?? {};
  const isAverageMissing = averageValue === undefined;
  const path = `${field}.averageValue`;
  if (source === "pods") {
    return isAverageMissing ? [required(path, "must specify a positive target averageValue")] : [];
  }
  if (isAverageMissing && value === undefined) {
    const external = "must set either a target value for metric or a per-pod target";
    return [
      required(path, source === "object" ? "must set either a target value or averageValue" : external),
    ];
  }
  if (source === "object" || isAverageMissing || value === undefined) return [];
  return [forbidden(`${field}.value`, "may not set both a target value for metric and a per-pod target")];
}

function utilizationOrValue(target: IMetricTarget | undefined, field: string): FieldError[] {
  const { averageUtilization, averageValue } = target ?? {};
  if (averageUtilization === undefined && averageValue === undefined) {
    const why = "must set either a target raw value or a target utilization";
    return [required(`${field}.averageUtilization`, why)];
  }
  if (averageUtilization === undefined || averageValue === undefined) return [];
  return [forbidden(`${field}.averageValue`, "may not set both a target raw value and a target utilization")];
}

function validateTarget(target: IMetricTarget | undefined, field: string): FieldError[] {
  const { type = "", value, averageValue, averageUtilization } = target ?? {};
  const errors = type ? [] : [required(`${field}.type`, "must specify a metric target type")];
  if (!["Utilization", "Value", "AverageValue"].includes(type)) {
    errors.push(invalid(`${field}.type`, type, "must be either Utilization, Value, or AverageValue"));
  }
  for (const [name, amount] of Object.entries({ value, averageValue })) {
    if (amount === undefined || compareQuantities(amount, 0) > 0) continue;
    errors.push(invalid(`${field}.${name}`, String(amount), "must be positive"));
  }
  if (averageUtilization !== undefined && averageUtilization < 1) {
    errors.push(invalid(`${field}.averageUtilization`, averageUtilization, "must be greater than 0"));
  }
  return errors;
}
