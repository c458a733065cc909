import assert from "node:assert/strict";
import type { IHorizontalPodAutoscaler } from "kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler";
import { SmallWorld } from "../small_world.ts";

const labels = { app: "web" };
const scaleTargetRef = { apiVersion: "apps/v1", kind: "Deployment", name: "web" };

function worldWith(spec: object, deployment: object = {}, request = "10m"): SmallWorld {
  const world = new SmallWorld();
  const resources = request ? { requests: { cpu: request } } : {};
  world.create("deployments", {
    metadata: { name: "web", namespace: "default" },
    spec: {
      replicas: 3,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: "c", image: "nginx", resources }] } },
      ...deployment,
    },
  }, "apps");
  autoscaler(world, "web", spec);
  return world;
}

function autoscaler(world: SmallWorld, name: string, spec: object): void {
  world.create("horizontalpodautoscalers", {
    metadata: { name, namespace: "default" },
    spec: { scaleTargetRef, minReplicas: 1, maxReplicas: 10, ...spec },
  }, "autoscaling");
}

function seen({ world }: SmallWorld): { conditions: string[]; status: IHorizontalPodAutoscaler["status"] } {
  const { registry } = world;
  const kind = registry.kind("horizontalpodautoscalers", "autoscaling");
  const { status } = registry.get(kind, "default", "web") as unknown as IHorizontalPodAutoscaler;
  return {
    conditions: (status?.conditions ?? []).map((it) => `${it.type} ${it.status} ${it.reason}`),
    status,
  };
}

function replicas({ world }: SmallWorld): number {
  const { registry } = world;
  const { spec } = registry.get(registry.kind("deployments", "apps"), "default", "web");
  return (spec as { replicas: number }).replicas;
}

const aim = (averageUtilization: number) => ({
  metrics: [{
    type: "Resource",
    resource: { name: "cpu", target: { type: "Utilization", averageUtilization } },
  }],
});

Deno.test("it looks for the first time after 15 s, and metrics come a little later", () => {
  const world = worldWith(aim(50));
  world.seconds(10);
  assert.deepEqual(seen(world).conditions, []);
  world.seconds(60);
  const { conditions, status } = seen(world);
  assert.deepEqual(conditions.slice(1), [
    "ScalingActive True ValidMetricFound",
    "ScalingLimited False DesiredWithinRange",
  ]);
  assert.equal(status!.currentReplicas, 3);
  assert.ok(status!.currentMetrics![0]!.resource!.current.averageUtilization! < 50);
});

Deno.test("idle pods are given up after five minutes, not before", () => {
  const world = worldWith(aim(50));
  world.seconds(200);
  assert.equal(replicas(world), 3);
  assert.equal(seen(world).conditions[0], "AbleToScale True ScaleDownStabilized");
  world.seconds(200);
  assert.equal(replicas(world), 1);
  assert.match(
    world.events("web").join(),
    /SuccessfulRescale: New size: 1; reason: All metrics below target/,
  );
});

Deno.test("busy pods get help, at most twice as many at a time", () => {
  // An idle nginx uses a part of a thousandth: asked for so little, it is busy.
  const world = worldWith(aim(1), {}, "1m");
  world.seconds(75);
  assert.ok(replicas(world) > 3, String(replicas(world)));
  world.seconds(600);
  assert.equal(replicas(world), 10);
  assert.equal(seen(world).conditions.at(-1), "ScalingLimited True TooManyReplicas");
  assert.match(
    world.events("web").join(),
    /SuccessfulRescale: New size: 6; reason: cpu resource utilization \(percentage of request\) above target/,
  );
});

const situations: [
  what: string,
  spec: object,
  deployment: object,
  request: string,
  condition: string,
  events: RegExp,
][] = [
  [
    "too many pods",
    { ...aim(50), maxReplicas: 2 },
    {},
    "10m",
    "ScalingLimited True TooManyReplicas",
    /SuccessfulRescale: New size: 2; reason: Current number of replicas above Spec\.MaxReplicas/,
  ],
  [
    "too few pods",
    { ...aim(50), minReplicas: 5 },
    {},
    "10m",
    "ScalingLimited True TooFewReplicas",
    /SuccessfulRescale: New size: 5; reason: Current number of replicas below Spec\.MinReplicas/,
  ],
  ["nothing to scale", aim(50), { replicas: 0 }, "10m", "ScalingActive False ScalingDisabled", /^$/],
  [
    "no target",
    { ...aim(50), scaleTargetRef: { ...scaleTargetRef, name: "none" } },
    {},
    "10m",
    "AbleToScale False FailedGetScale",
    /FailedGetScale: deployments\/scale\.apps "none" not found/,
  ],
  [
    "no request",
    aim(50),
    {},
    "",
    "ScalingActive False FailedGetResourceMetric",
    /FailedComputeMetricsReplicas: invalid metrics \(1 invalid out of 1\), first error is: failed to get cpu resource metric value: failed to get cpu utilization: missing request for cpu in container c of Pod web-/,
  ],
];

for (const [what, spec, deployment, request, condition, events] of situations) {
  Deno.test(`an autoscaler with ${what}`, () => {
    const world = worldWith(spec, deployment, request);
    world.seconds(50);
    assert.ok(seen(world).conditions.includes(condition), seen(world).conditions.join());
    const told = world.events("web").filter((text) => !text.startsWith("ScalingReplicaSet"));
    assert.match(told.join("\n"), events);
  });
}

Deno.test("two autoscalers of the same pods are one too many", () => {
  const world = worldWith(aim(50));
  autoscaler(world, "rival", aim(60));
  world.seconds(60);
  assert.equal(seen(world).conditions[1], "ScalingActive False AmbiguousSelector");
  assert.match(
    world.events("web").join(),
    /AmbiguousSelector: pods by selector app=web are controlled by multiple HPAs: \[\{rival default\} \{web default\}\]/,
  );
});
