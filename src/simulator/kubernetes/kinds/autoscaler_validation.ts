/** What a HorizontalPodAutoscaler may say. Source: pkg/apis/autoscaling/validation/validation.go. */
import type { IHorizontalPodAutoscalerSpec } from "kubernetes-models/autoscaling/v2/HorizontalPodAutoscalerSpec";
import type { IHPAScalingRules } from "kubernetes-models/autoscaling/v2/HPAScalingRules";
import { compareQuantities } from "../../../kube/quantity.ts";
import type { FieldError } from "../status_error.ts";
import { validateMetrics } from "./autoscaler_metric_validation.ts";
import { invalid, notSupported, required } from "./field_errors.ts";
import { validateReference } from "./scale_reference.ts";

const MAX_PERIOD_SECONDS = 1800;
const MAX_WINDOW_SECONDS = 3600;

/** `old` for an update: what it says already is let be. */
export function validateAutoscaler(
  spec: IHorizontalPodAutoscalerSpec,
  old?: IHorizontalPodAutoscalerSpec,
): FieldError[] {
  const { minReplicas, maxReplicas = 0, scaleTargetRef: target, behavior } = spec;
  const errors: FieldError[] = [];
  const fewest = old?.minReplicas === 0 ? 0 : 1;
  if (minReplicas !== undefined && minReplicas < fewest) {
    errors.push(invalid("spec.minReplicas", minReplicas, `must be greater than or equal to ${fewest}`));
  }
  if (maxReplicas === 0) errors.push(required("spec.maxReplicas", "must be set and greater than 0"));
  else if (maxReplicas < 0) {
    errors.push(invalid("spec.maxReplicas", maxReplicas, "must be greater than or equal to 1"));
  }
  if (minReplicas !== undefined && maxReplicas < minReplicas) {
    errors.push(invalid("spec.maxReplicas", maxReplicas, "must be greater than or equal to `minReplicas`"));
  }
  const isSameTarget = old !== undefined && old.scaleTargetRef?.apiVersion === target?.apiVersion &&
    old.scaleTargetRef?.kind === target?.kind;
  const mayBeCore = target?.kind === "ReplicationController";
  return [
    ...errors,
    ...validateReference(target, "spec.scaleTargetRef", isSameTarget ? "any" : mayBeCore ? "core" : "group"),
    ...validateMetrics(spec.metrics ?? [], "spec.metrics", minReplicas),
    ...validateRules(behavior?.scaleUp, "spec.behavior.scaleUp"),
    ...validateRules(behavior?.scaleDown, "spec.behavior.scaleDown"),
  ];
}

function validateRules(rules: IHPAScalingRules | undefined, field: string): FieldError[] {
  if (!rules) return [];
  const { stabilizationWindowSeconds: window, selectPolicy, policies = [], tolerance } = rules;
  const windowField = `${field}.stabilizationWindowSeconds`;
  const select = ["Disabled", "Max", "Min"];
  return [
    ...(window !== undefined && window < 0
      ? [invalid(windowField, window, "must be greater than or equal to zero")]
      : []),
    ...(window !== undefined && window > MAX_WINDOW_SECONDS
      ? [invalid(windowField, window, `must be less than or equal to ${MAX_WINDOW_SECONDS}`)]
      : []),
    ...(selectPolicy === undefined || select.includes(selectPolicy)
      ? []
      : [notSupported(`${field}.selectPolicy`, selectPolicy, select)]),
    ...(policies.length > 0 ? [] : [required(`${field}.policies`, "must specify at least one Policy")]),
    ...policies.flatMap((policy, index) => validatePolicy(policy, `${field}.policies[${index}]`)),
    ...(tolerance !== undefined && compareQuantities(tolerance, 0) < 0
      ? [invalid(`${field}.tolerance`, String(tolerance), "must be greater than or equal to 0")]
      : []),
  ];
}

function validatePolicy(
  { type, value, periodSeconds }: NonNullable<IHPAScalingRules["policies"]>[number],
  field: string,
): FieldError[] {
  const types = ["Percent", "Pods"];
  const errors = types.includes(type) ? [] : [notSupported(`${field}.type`, type ?? "", types)];
  const positive = "must be greater than zero";
  if (!(value > 0)) errors.push(invalid(`${field}.value`, value ?? 0, positive));
  if (!(periodSeconds > 0)) errors.push(invalid(`${field}.periodSeconds`, periodSeconds ?? 0, positive));
  if (periodSeconds > MAX_PERIOD_SECONDS) {
    const why = `must be less than or equal to ${MAX_PERIOD_SECONDS}`;
    errors.push(invalid(`${field}.periodSeconds`, periodSeconds, why));
  }
  return errors;
}
