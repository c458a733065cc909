import assert from "node:assert/strict";
import type { IMetricSpec } from "kubernetes-models/autoscaling/v2/MetricSpec";
import type { IMetricStatus } from "kubernetes-models/autoscaling/v2/MetricStatus";
import { metricLine } from "../../../src/kube/describe/metric_text.ts";

const cpu = { name: "cpu", target: { type: "Utilization", averageUtilization: 50 } };
const lines: [metric: IMetricSpec, status: IMetricStatus | undefined, line: string][] = [
  [
    { type: "Resource", resource: cpu },
    undefined,
    "resource cpu on pods  (as a percentage of request):\t<unknown> / 50%",
  ],
  [
    { type: "Resource", resource: cpu },
    {
      type: "Resource",
      resource: { name: "cpu", current: { averageUtilization: 20, averageValue: "100m" } },
    },
    "resource cpu on pods  (as a percentage of request):\t20% (100m) / 50%",
  ],
  [
    {
      type: "Pods",
      pods: { metric: { name: "rate" }, target: { type: "AverageValue", averageValue: "1k" } },
    },
    undefined,
    '"rate" on pods:\t<unknown> / 1k',
  ],
  [
    { type: "External", external: { metric: { name: "queue" }, target: { type: "Value", value: "30" } } },
    { type: "External", external: { metric: { name: "queue" }, current: { value: "12" } } },
    '"queue" (target value):\t12 / 30',
  ],
  [{ type: "New" }, undefined, '<unknown metric type "New">'],
];
for (const [metric, status, line] of lines) {
  Deno.test(`a metric reads ${line}`, () => assert.equal(metricLine(metric, status), line));
}
