import assert from "node:assert/strict";
import { horizontalPodAutoscaler } from "../../../../src/simulator/kubernetes/kinds/horizontal_pod_autoscaler.ts";
import { create, NOW, texts, update } from "./kind_world.ts";

const scaleTargetRef = { apiVersion: "apps/v1", kind: "Deployment", name: "web" };
const autoscaler = (spec: object = {}) => ({
  metadata: { name: "web" },
  spec: { scaleTargetRef, maxReplicas: 5, ...spec },
});

Deno.test("an autoscaler aims at 80 % of the CPU unless it says something else", () => {
  const { object, errors } = create(horizontalPodAutoscaler, autoscaler());
  assert.deepEqual(errors, []);
  assert.deepEqual(object.spec, {
    scaleTargetRef,
    maxReplicas: 5,
    minReplicas: 1,
    metrics: [{
      type: "Resource",
      resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 80 } },
    }],
  });
  assert.deepEqual(object.status, { desiredReplicas: 0, currentMetrics: null });
  const cells = horizontalPodAutoscaler.columns.map((column) => column.cell(object, NOW));
  assert.deepEqual(cells.slice(0, 6), ["web", "Deployment/web", "cpu: <unknown>/80%", "1", 5, 0]);
});

Deno.test("a behavior is filled up on both sides", () => {
  const scaleDown = { stabilizationWindowSeconds: 60 };
  const { object } = create(horizontalPodAutoscaler, autoscaler({ behavior: { scaleDown } }));
  assert.deepEqual(object.spec.behavior, {
    scaleDown: {
      selectPolicy: "Max",
      policies: [{ type: "Percent", value: 100, periodSeconds: 15 }],
      stabilizationWindowSeconds: 60,
    },
    scaleUp: {
      stabilizationWindowSeconds: 0,
      selectPolicy: "Max",
      policies: [
        { type: "Pods", value: 4, periodSeconds: 15 },
        { type: "Percent", value: 100, periodSeconds: 15 },
      ],
    },
  });
});

Deno.test("bounds may change, but not cross", () => {
  const { errors } = update(horizontalPodAutoscaler, autoscaler(), (it) => it.spec.minReplicas = 9);
  assert.deepEqual(texts(errors), [
    "spec.maxReplicas: Invalid value: 5: must be greater than or equal to `minReplicas`",
  ]);
});
