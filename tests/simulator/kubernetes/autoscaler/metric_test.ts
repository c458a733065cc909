import assert from "node:assert/strict";
import type { IMetricSpec } from "kubernetes-models/autoscaling/v2/MetricSpec";
import { Random } from "../../../../src/simulator/clock/random.ts";
import { parseLabelSelector } from "../../../../src/kube/label_selector.ts";
import {
  MetricFailure,
  type MetricQuestion,
  proposalOf,
} from "../../../../src/simulator/kubernetes/autoscaler/metric.ts";
import { type PodObject, SmallWorld } from "../small_world.ts";

const world = new SmallWorld();
const pod = world.run(
  "web",
  { image: "nginx", resources: { requests: { cpu: "10m", memory: "64Mi" } } },
  {},
  60,
) as PodObject;
const { registry, queue } = world.world;
const question: MetricQuestion = {
  context: { registry, clock: queue, random: new Random(1) },
  namespace: "default",
  selector: parseLabelSelector("app=web"),
  pods: [pod],
  currentReplicas: 1,
  tolerances: { up: 0.1, down: 0.1 },
  nowMs: queue.now(),
};
const metric = { name: "rps" };
const utilization = { type: "Utilization", averageUtilization: 50 };
const value = { type: "AverageValue", averageValue: "1" };

const known: [spec: IMetricSpec, name: string, current: RegExp][] = [
  [
    { type: "Resource", resource: { name: "cpu", target: utilization } },
    "cpu resource utilization (percentage of request)",
    /^\{"averageValue":"\d+[mun]?","averageUtilization":\d+\}$/,
  ],
  [
    { type: "Resource", resource: { name: "memory", target: { ...value, averageValue: "1Gi" } } },
    "memory resource",
    /^\{"averageValue":"\d+[KM]i"\}$/,
  ],
  [
    { type: "ContainerResource", containerResource: { name: "cpu", container: "c", target: utilization } },
    "cpu container resource utilization (percentage of request)",
    /averageUtilization/,
  ],
];

for (const [spec, name, current] of known) {
  Deno.test(`${spec.type} by ${name}`, () => {
    const proposal = proposalOf(spec, question);
    assert.equal(proposal.name, name);
    const { resource, containerResource } = proposal.status;
    assert.match(JSON.stringify((resource ?? containerResource)!.current), current);
  });
}

const CUSTOM =
  "unable to fetch metrics from custom metrics API: no custom metrics API (custom.metrics.k8s.io) registered";
const unknown: [spec: IMetricSpec, reason: string, message: string][] = [
  [
    { type: "Pods", pods: { metric, target: value } },
    "FailedGetPodsMetric",
    `failed to get pods metric value: unable to get metric rps: ${CUSTOM}`,
  ],
  [
    { type: "Object", object: { metric, target: value, describedObject: { kind: "Service", name: "s" } } },
    "FailedGetObjectMetric",
    `failed to get object metric value: unable to get metric rps: Service on default s/${CUSTOM}`,
  ],
  [
    { type: "External", external: { metric, target: value } },
    "FailedGetExternalMetric",
    "failed to get rps external metric value: failed to get rps external metric: unable to get external metric " +
    "default/rps/nil: unable to fetch metrics from external metrics API: the server could not find the requested " +
    "resource (get rps.external.metrics.k8s.io)",
  ],
  [
    { type: "ContainerResource", containerResource: { name: "cpu", container: "x", target: utilization } },
    "FailedGetContainerResourceMetric",
    "failed to get x container metric value: failed to get cpu utilization: " +
    "did not receive metrics for targeted pods (pods might be unready)",
  ],
];

for (const [spec, reason, message] of unknown) {
  Deno.test(`no metric: ${message}`, () => {
    try {
      proposalOf(spec, question);
      assert.fail("there was one");
    } catch (error) {
      assert.ok(error instanceof MetricFailure, String(error));
      assert.deepEqual([error.reason, error.message], [reason, message]);
    }
  });
}

Deno.test("pods that nobody has measured have no metrics", () => {
  const other = { ...question, selector: parseLabelSelector("app=none") };
  const spec: IMetricSpec = { type: "Resource", resource: { name: "cpu", target: utilization } };
  assert.throws(() => proposalOf(spec, other), /no metrics returned from resource metrics API$/);
});
