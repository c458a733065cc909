import assert from "node:assert/strict";
import type { IHorizontalPodAutoscaler } from "kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler";
import type { IMetricSpec } from "kubernetes-models/autoscaling/v2/MetricSpec";
import type { IMetricStatus } from "kubernetes-models/autoscaling/v2/MetricStatus";
import { metricsText } from "../../../../src/simulator/kubernetes/kinds/metric_text.ts";

const metric = { name: "rps" };
const cpu = (averageUtilization: number): IMetricSpec => ({
  type: "Resource",
  resource: { name: "cpu", target: { type: "Utilization", averageUtilization } },
});
const memory: IMetricSpec = {
  type: "ContainerResource",
  containerResource: {
    name: "memory",
    container: "c",
    target: { type: "AverageValue", averageValue: "1Gi" },
  },
};
const pods: IMetricSpec = {
  type: "Pods",
  pods: { metric, target: { type: "AverageValue", averageValue: "10" } },
};
const external = (target: object): IMetricSpec => ({
  type: "External",
  external: { metric, target: { type: "Value", ...target } },
});

const cases: [specs: IMetricSpec[], statuses: IMetricStatus[], text: string][] = [
  [[], [], "<none>"],
  [[cpu(50)], [{ type: "" }], "cpu: <unknown>/50%"],
  [
    [cpu(50)],
    [{ type: "Resource", resource: { name: "cpu", current: { averageUtilization: 12 } } }],
    "cpu: 12%/50%",
  ],
  [
    [memory],
    [{
      type: "ContainerResource",
      containerResource: { name: "memory", container: "c", current: { averageValue: "2Mi" } },
    }],
    "memory: 2Mi/1Gi",
  ],
  [[pods], [{ type: "Pods", pods: { metric, current: { averageValue: "500m" } } }], "500m/10"],
  [[external({ value: "3" }), external({ averageValue: "4" })], [], "<unknown>/3, <unknown>/4 (avg)"],
  [[cpu(1), cpu(2), cpu(3), cpu(4)], [], "cpu: <unknown>/1%, cpu: <unknown>/2% + 2 more..."],
];

for (const [metrics, currentMetrics, text] of cases) {
  Deno.test(`targets ${text}`, () => {
    const autoscaler = { spec: { metrics }, status: { currentMetrics } };
    assert.equal(metricsText(autoscaler as IHorizontalPodAutoscaler), text);
  });
}
