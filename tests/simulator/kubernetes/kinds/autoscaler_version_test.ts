import assert from "node:assert/strict";
import { facesOf, fromStored, toStored } from "../../../../src/simulator/kubernetes/kind_face.ts";
import { horizontalPodAutoscaler } from "../../../../src/simulator/kubernetes/kinds/horizontal_pod_autoscaler.ts";
import { fixtureJson, hasFixtures } from "../../../fixtures.ts";

const old = facesOf(horizontalPodAutoscaler).find(({ version }) => version === "v1")!;

Deno.test({
  name: "a recorded autoscaler is the same object in both versions",
  ignore: !hasFixtures,
  fn: () => {
    const v1 = fixtureJson("objects/autoscaling_v1_horizontalpodautoscalers.json");
    const v2 = fixtureJson("objects/autoscaling_v2_horizontalpodautoscalers.json");
    assert.deepEqual(fromStored(old, v2), v1);
    assert.deepEqual(toStored(horizontalPodAutoscaler, old, v1), v2);
  },
});

const target = (share: number) => ({ type: "Utilization", averageUtilization: share });
const specs: [name: string, spec: object][] = [
  ["a share of the CPU", { metrics: [{ type: "Resource", resource: { name: "cpu", target: target(50) } }] }],
  ["another resource", { metrics: [{ type: "Resource", resource: { name: "memory", target: target(70) } }] }],
  ["behavior", { metrics: [], behavior: { scaleDown: { stabilizationWindowSeconds: 5 } } }],
];
for (const [name, more] of specs) {
  Deno.test(`${name} survives the way to v1 and back`, () => {
    const object = {
      apiVersion: "autoscaling/v2",
      kind: "HorizontalPodAutoscaler",
      metadata: { name: "a", namespace: "default" },
      spec: { scaleTargetRef: { kind: "Deployment", name: "d" }, maxReplicas: 3, ...more },
      status: { desiredReplicas: 0 },
    };
    const back = toStored(horizontalPodAutoscaler, old, fromStored(old, object)) as typeof object;
    assert.deepEqual(back.spec, object.spec);
  });
}
