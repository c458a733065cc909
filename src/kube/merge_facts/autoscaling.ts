import type { MergeFactTable } from "./notation.ts";

/** How fields of the group autoscaling merge. Notation: `notation.ts`. */
export const autoscalingFacts: MergeFactTable = {
  "autoscaling.v1.CrossVersionObjectReference": { "@": "atomic" },
  "autoscaling.v1.HorizontalPodAutoscaler": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "autoscaling.v1.HorizontalPodAutoscalerSpec always",
    status: "autoscaling.v1.HorizontalPodAutoscalerStatus always",
  },
  "autoscaling.v1.HorizontalPodAutoscalerSpec": {
    scaleTargetRef: "autoscaling.v1.CrossVersionObjectReference always",
  },
  "autoscaling.v1.Scale": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "autoscaling.v1.ScaleSpec always",
    status: "autoscaling.v1.ScaleStatus always",
  },
  "autoscaling.v2.ContainerResourceMetricSource": { target: "autoscaling.v2.MetricTarget always" },
  "autoscaling.v2.ContainerResourceMetricStatus": { current: "autoscaling.v2.MetricValueStatus always" },
  "autoscaling.v2.ExternalMetricSource": {
    metric: "autoscaling.v2.MetricIdentifier always",
    target: "autoscaling.v2.MetricTarget always",
  },
  "autoscaling.v2.ExternalMetricStatus": {
    current: "autoscaling.v2.MetricValueStatus always",
    metric: "autoscaling.v2.MetricIdentifier always",
  },
  "autoscaling.v2.HorizontalPodAutoscaler": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "autoscaling.v2.HorizontalPodAutoscalerSpec always",
    status: "autoscaling.v2.HorizontalPodAutoscalerStatus always",
  },
  "autoscaling.v2.HorizontalPodAutoscalerSpec": {
    scaleTargetRef: "autoscaling.v2.CrossVersionObjectReference always",
  },
  "autoscaling.v2.HorizontalPodAutoscalerStatus": {
    conditions: "[autoscaling.v2.HorizontalPodAutoscalerCondition by type] merge:type",
  },
  "autoscaling.v2.MetricIdentifier": { selector: "meta.v1.LabelSelector" },
  "autoscaling.v2.MetricSpec": {
    containerResource: "autoscaling.v2.ContainerResourceMetricSource",
    external: "autoscaling.v2.ExternalMetricSource",
    object: "autoscaling.v2.ObjectMetricSource",
    pods: "autoscaling.v2.PodsMetricSource",
    resource: "autoscaling.v2.ResourceMetricSource",
  },
  "autoscaling.v2.MetricStatus": {
    containerResource: "autoscaling.v2.ContainerResourceMetricStatus",
    external: "autoscaling.v2.ExternalMetricStatus",
    object: "autoscaling.v2.ObjectMetricStatus",
    pods: "autoscaling.v2.PodsMetricStatus",
    resource: "autoscaling.v2.ResourceMetricStatus",
  },
  "autoscaling.v2.ObjectMetricSource": {
    describedObject: "autoscaling.v2.CrossVersionObjectReference always",
    metric: "autoscaling.v2.MetricIdentifier always",
    target: "autoscaling.v2.MetricTarget always",
  },
  "autoscaling.v2.ObjectMetricStatus": {
    current: "autoscaling.v2.MetricValueStatus always",
    describedObject: "autoscaling.v2.CrossVersionObjectReference always",
    metric: "autoscaling.v2.MetricIdentifier always",
  },
  "autoscaling.v2.PodsMetricSource": {
    metric: "autoscaling.v2.MetricIdentifier always",
    target: "autoscaling.v2.MetricTarget always",
  },
  "autoscaling.v2.PodsMetricStatus": {
    current: "autoscaling.v2.MetricValueStatus always",
    metric: "autoscaling.v2.MetricIdentifier always",
  },
  "autoscaling.v2.ResourceMetricSource": { target: "autoscaling.v2.MetricTarget always" },
  "autoscaling.v2.ResourceMetricStatus": { current: "autoscaling.v2.MetricValueStatus always" },
};
