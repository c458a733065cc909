import type { IHorizontalPodAutoscaler } from "kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler";
import type { IHorizontalPodAutoscalerSpec } from "kubernetes-models/autoscaling/v2/HorizontalPodAutoscalerSpec";
import type { IHPAScalingRules } from "kubernetes-models/autoscaling/v2/HPAScalingRules";
import type { IHorizontalPodAutoscalerStatus } from "kubernetes-models/autoscaling/v2/HorizontalPodAutoscalerStatus";
import type { IMetricSpec } from "kubernetes-models/autoscaling/v2/MetricSpec";
import type { IMetricTarget } from "kubernetes-models/autoscaling/v2/MetricTarget";
import type { Kind } from "../kind.ts";
import { dropNulls } from "./absent_nulls.ts";
import { validateAutoscaler } from "./autoscaler_validation.ts";
import { autoscalingV1 } from "./autoscaler_version.ts";
import { ageColumn, column, nameColumn } from "./columns.ts";
import { metricsText } from "./metric_text.ts";
import { validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";
import { canonicalQuantity } from "./resource_defaults.ts";

export const horizontalPodAutoscaler: Kind<IHorizontalPodAutoscaler> = {
  group: "autoscaling",
  version: "v2",
  kind: "HorizontalPodAutoscaler",
  plural: "horizontalpodautoscalers",
  singular: "horizontalpodautoscaler",
  shortNames: ["hpa"],
  categories: ["all"],
  namespaced: true,
  schema: "io.k8s.api.autoscaling.v2.HorizontalPodAutoscaler",
  columns: [
    nameColumn(),
    column("Reference", "What is scaled.", (it) => {
      const { kind = "", name = "" } = it.spec?.scaleTargetRef ?? {};
      return `${kind}/${name}`;
    }),
    column("Targets", "What was measured, of what is aimed at.", metricsText),
    column("MinPods", "The fewest pods it may leave.", (it) => String(it.spec?.minReplicas ?? "<unset>")),
    column("MaxPods", "The most pods it may make.", (it) => it.spec?.maxReplicas ?? 0),
    column("Replicas", "Pods there were when it last looked.", (it) => it.status?.currentReplicas ?? 0),
    ageColumn(),
  ],
  setDefaults,
  prepareForCreate: (it) => {
    // The server writes the absent list, too.
    it.status = { desiredReplicas: 0, currentMetrics: null } as unknown as IHorizontalPodAutoscalerStatus;
  },
  validate: (it) => [...validateMetadata(it.metadata, { namespaced: true }), ...validateAutoscaler(it.spec)],
  validateUpdate: (it, old) => [
    ...validateMetadataUpdate(it.metadata, old.metadata),
    ...validateAutoscaler(it.spec, old.spec),
  ],
  versions: [autoscalingV1],
  hasStatus: true,
  allowUnconditionalUpdate: true,
};

/** Aimed at where nothing is said: 80 % of the CPU that was asked for. */
const DEFAULT_UTILIZATION = 80;
const PERIOD_SECONDS = 15;

/** Source: pkg/apis/autoscaling/v2/defaults.go. */
function setDefaults(it: IHorizontalPodAutoscaler): void {
  dropNulls(it.spec);
  const spec: Partial<IHorizontalPodAutoscalerSpec> = it.spec ?? {};
  spec.minReplicas ??= 1;
  if (!spec.metrics?.length) {
    const target: IMetricTarget = { type: "Utilization", averageUtilization: DEFAULT_UTILIZATION };
    spec.metrics = [{ type: "Resource", resource: { name: "cpu", target } }];
  }
  for (const metric of spec.metrics) canonicalTarget(targetOf(metric));
  if (spec.behavior) {
    spec.behavior.scaleUp = withRules(spec.behavior.scaleUp, {
      stabilizationWindowSeconds: 0,
      selectPolicy: "Max",
      policies: [
        { type: "Pods", value: 4, periodSeconds: PERIOD_SECONDS },
        { type: "Percent", value: 100, periodSeconds: PERIOD_SECONDS },
      ],
    });
    spec.behavior.scaleDown = withRules(spec.behavior.scaleDown, {
      selectPolicy: "Max",
      policies: [{ type: "Percent", value: 100, periodSeconds: PERIOD_SECONDS }],
    });
  }
  it.spec = spec as IHorizontalPodAutoscalerSpec;
}

function withRules(given: IHPAScalingRules = {}, rules: IHPAScalingRules): IHPAScalingRules {
  const merged = { ...rules, ...given };
  if (merged.tolerance !== undefined) merged.tolerance = canonicalQuantity(merged.tolerance, OWNER);
  return merged;
}

const OWNER = { kind: "HorizontalPodAutoscaler", version: "v2" };

function targetOf(metric: IMetricSpec): IMetricTarget | undefined {
  const { resource, containerResource, pods, object, external } = metric;
  return (resource ?? containerResource ?? pods ?? object ?? external)?.target;
}

function canonicalTarget(target: IMetricTarget | undefined): void {
  if (target?.value !== undefined) target.value = canonicalQuantity(target.value, OWNER);
  if (target?.averageValue !== undefined) target.averageValue = canonicalQuantity(target.averageValue, OWNER);
}
