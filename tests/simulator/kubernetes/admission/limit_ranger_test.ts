import assert from "node:assert/strict";
import { refusalOf } from "../sample_cluster.ts";
import { SmallWorld } from "../small_world.ts";

function worldWith(...limits: object[]): SmallWorld {
  const world = new SmallWorld();
  world.create("limitranges", { metadata: { name: "range", namespace: "default" }, spec: { limits } });
  return world;
}

const defaults = {
  type: "Container",
  default: { cpu: "1", memory: "512Mi" },
  defaultRequest: { cpu: "500m", memory: "256Mi" },
};

const filled: [what: string, resources: object, expected: object, annotation: string | undefined][] = [
  [
    "nothing said",
    {},
    { limits: { cpu: "1", memory: "512Mi" }, requests: { cpu: "500m", memory: "256Mi" } },
    "LimitRanger plugin set: cpu, memory request for container c; cpu, memory limit for container c",
  ],
  [
    "a limit said, which is its request, too",
    { limits: { cpu: "200m" } },
    { limits: { cpu: "200m", memory: "512Mi" }, requests: { cpu: "200m", memory: "256Mi" } },
    "LimitRanger plugin set: memory request for container c; memory limit for container c",
  ],
  [
    "all said",
    { limits: { cpu: "1", memory: "1Gi" } },
    { limits: { cpu: "1", memory: "1Gi" }, requests: { cpu: "1", memory: "1Gi" } },
    undefined,
  ],
];

for (const [what, resources, expected, annotation] of filled) {
  Deno.test(`containers get what the range says: ${what}`, () => {
    const pod = worldWith(defaults).run("p", { resources }, {}, 0);
    assert.deepEqual(pod.spec!.containers[0]!.resources, expected);
    assert.equal(pod.metadata.annotations?.["kubernetes.io/limit-ranger"], annotation);
  });
}

const refused: [what: string, limits: object[], text: string][] = [
  [
    "one rule",
    [{ type: "Container", max: { cpu: "800m" } }],
    "maximum cpu usage per Container is 800m, but limit is 1",
  ],
  [
    "two rules",
    [{ type: "Container", max: { cpu: "800m" } }, { type: "Pod", maxLimitRequestRatio: { cpu: "1500m" } }],
    "[maximum cpu usage per Container is 800m, but limit is 1, " +
    "cpu max limit to request ratio per Pod is 1500m, but provided ratio is 2.000000]",
  ],
];

for (const [what, limits, text] of refused) {
  Deno.test(`a pod beyond ${what} is refused`, () => {
    const resources = { requests: { cpu: "500m" }, limits: { cpu: "1" } };
    const world = worldWith(...limits);
    const refusal = refusalOf(() => world.run("p", { resources }));
    assert.equal(refusal, `403 Forbidden: pods "p" is forbidden: ${text}`);
  });
}

Deno.test("pods that are there already may be changed", () => {
  const world = new SmallWorld();
  const pod = world.run("p", { resources: { limits: { cpu: "1" } } });
  world.create("limitranges", {
    metadata: { name: "range", namespace: "default" },
    spec: { limits: [{ type: "Container", max: { cpu: "100m" } }] },
  });
  const labels = { ...pod.metadata.labels, more: "yes" };
  const { registry } = world.world;
  registry.update(registry.kind("pods"), { ...pod, metadata: { ...pod.metadata, labels } });
  assert.equal(world.pod("p")!.metadata.labels!.more, "yes");
});
