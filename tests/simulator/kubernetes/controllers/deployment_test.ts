import assert from "node:assert/strict";
import { startDeployments } from "../../../../src/simulator/kubernetes/controllers/deployment.ts";
import { startReplicaSets } from "../../../../src/simulator/kubernetes/controllers/replica_set.ts";
import { fixture, hasFixtures } from "../../../fixtures.ts";
import { deployment, TestCluster } from "./cluster.ts";

const OLD = { spec: { containers: [{ name: "c", image: "nginx:1.14.2" }] } };
const NEW = { spec: { containers: [{ name: "c", image: "nginx:1.25" }] } };

function cluster(replicas: number, spec: Record<string, unknown> = {}): TestCluster {
  const world = new TestCluster([startDeployments, startReplicaSets]);
  world.create("deployments", "apps", deployment("web", replicas, spec));
  world.queue.advance(1000);
  for (const pod of world.pods()) world.setReady(pod);
  world.queue.advance(1000);
  return world;
}

/** spec.replicas of the old and the new ReplicaSet. */
function sizes(world: TestCluster): [number, number] {
  const byImage = (image: string) =>
    world.sets().find((set) => set.spec?.template?.spec?.containers[0]?.image === image)?.spec?.replicas ?? 0;
  return [byImage("nginx:1.14.2"), byImage("nginx:1.25")];
}

/** Makes pods ready until each ReplicaSet has so many. */
function ready(world: TestCluster, old: number, fresh: number): void {
  for (const set of world.sets()) {
    const isOld = set.spec?.template?.spec?.containers[0]?.image === "nginx:1.14.2";
    const mine = world.pods().filter((pod) => pod.metadata.ownerReferences?.[0]?.uid === set.metadata.uid);
    const isReady = (pod: typeof mine[number]) =>
      pod.status?.conditions?.some((it) => it.status === "True") ?? false;
    let missing = (isOld ? old : fresh) - mine.filter(isReady).length;
    for (const pod of mine.filter((pod) => !isReady(pod))) if (missing-- > 0) world.setReady(pod);
  }
}

// What the lecture's video of a scaling shows: pods ready (old, new), then the sizes that follow (old, new).
const VIDEO: [ready: [number, number], desired: [number, number]][] = [
  [[2, 0], [16, 11]],
  [[2, 2], [14, 13]],
  [[6, 3], [13, 14]],
  [[6, 4], [12, 15]],
  [[8, 6], [10, 17]],
  [[9, 7], [9, 18]],
  [[9, 8], [8, 19]],
  [[8, 10], [6, 21]],
  [[6, 11], [5, 21]],
  [[5, 13], [3, 21]],
  [[3, 14], [2, 21]],
  [[2, 17], [0, 21]],
  [[0, 21], [0, 21]],
];

Deno.test("a rollout that also scales from 2 to 21 goes the way of the video", () => {
  const world = cluster(2);
  const seen: string[] = [];
  let wasUp = false;
  const [first] = world.sets();
  const pair = { old: 2, fresh: 0 };
  world.registry.watch(world.registry.kind("replicasets", "apps"), ({ object }) => {
    const replicas = (object.spec as { replicas: number }).replicas;
    if (object.metadata.uid === first!.metadata.uid) pair.old = replicas;
    else pair.fresh = replicas;
    if (seen.at(-1) !== `${pair.old}/${pair.fresh}`) seen.push(`${pair.old}/${pair.fresh}`);
    assert.ok(pair.old + pair.fresh <= 27, seen.at(-1));
  });
  world.patch("deployments", "apps", "web", { spec: { replicas: 21, template: NEW } });
  world.queue.advance(2000);
  assert.deepEqual(seen, ["2/0", "21/0", "21/6", "16/6", "16/11"]);
  for (const [[old, fresh], desired] of VIDEO) {
    ready(world, old, fresh);
    world.queue.advance(2000);
    assert.deepEqual(sizes(world), desired);
    const available = world.deployment("web").status?.availableReplicas ?? 0;
    wasUp ||= available >= 16;
    if (wasUp) assert.ok(available >= 16, `${available} are available`);
  }
  assert.ok(wasUp);
  const { conditions, ...counts } = world.deployment("web").status!;
  assert.deepEqual(counts, {
    observedGeneration: 2,
    replicas: 21,
    terminatingReplicas: 0,
    updatedReplicas: 21,
    readyReplicas: 21,
    availableReplicas: 21,
  });
  assert.deepEqual(conditions!.map(({ type, status, reason }) => `${type} ${status} ${reason}`).sort(), [
    "Available True MinimumReplicasAvailable",
    "Progressing True NewReplicaSetAvailable",
  ]);
});

Deno.test("the first steps of that rollout are told as events", () => {
  const world = cluster(2);
  world.patch("deployments", "apps", "web", { spec: { replicas: 21, template: NEW } });
  world.queue.advance(2000);
  const steps = world.events().filter((event) => event.startsWith("Scaling")).map((event) =>
    event.replace(/web-\w+/, "X")
  );
  assert.deepEqual(steps, [
    "ScalingReplicaSet: Scaled up replica set X from 0 to 2",
    "ScalingReplicaSet: Scaled up replica set X from 2 to 21",
    "ScalingReplicaSet: Scaled up replica set X from 0 to 6",
    "ScalingReplicaSet: Scaled down replica set X from 21 to 16",
    "ScalingReplicaSet: Scaled up replica set X from 6 to 11",
  ]);
});

Deno.test("a new Deployment gets a ReplicaSet, a revision and pods", () => {
  const world = cluster(3);
  const [set] = world.sets();
  assert.match(set!.metadata.name, /^web-[bcdfghjklmnpqrstvwxz2456789]{6,10}$/);
  assert.deepEqual(set!.metadata.annotations, {
    "deployment.kubernetes.io/desired-replicas": "3",
    "deployment.kubernetes.io/max-replicas": "4",
    "deployment.kubernetes.io/revision": "1",
  });
  assert.equal(world.deployment("web").metadata.annotations?.["deployment.kubernetes.io/revision"], "1");
  assert.equal(world.pods().length, 3);
  assert.deepEqual(
    world.deployment("web").status?.conditions?.map(({ type, message }) => `${type}: ${message}`).sort(),
    [
      "Available: Deployment has minimum availability.",
      `Progressing: ReplicaSet "${set!.metadata.name}" has successfully progressed.`,
    ],
  );
});

Deno.test("going back to an old template takes its ReplicaSet again, under a new revision", () => {
  const world = cluster(1);
  world.patch("deployments", "apps", "web", { spec: { template: NEW } });
  world.queue.advance(1000);
  ready(world, 1, 1);
  world.queue.advance(1000);
  assert.deepEqual(sizes(world), [0, 1]);
  world.patch("deployments", "apps", "web", { spec: { template: OLD } });
  world.queue.advance(1000);
  const old = world.sets().find((set) => set.spec?.template?.spec?.containers[0]?.image === "nginx:1.14.2")!;
  assert.equal(old.metadata.annotations?.["deployment.kubernetes.io/revision"], "3");
  assert.equal(old.metadata.annotations?.["deployment.kubernetes.io/revision-history"], "1");
  assert.equal(world.sets().length, 2);
});

Deno.test("Recreate ends all old pods before the first new one comes", () => {
  const world = cluster(3, { strategy: { type: "Recreate" } });
  const before = new Set(world.pods().map((pod) => pod.metadata.name));
  world.informers.of("pods").onChange(({ type, object }) => {
    if (type === "ADDED" && !before.has(object.metadata.name)) {
      assert.equal(world.pods().filter((pod) => before.has(pod.metadata.name)).length, 0);
    }
  });
  world.patch("deployments", "apps", "web", { spec: { template: NEW } });
  world.queue.advance(2000);
  assert.deepEqual(sizes(world), [0, 3]);
  assert.equal(world.pods().length, 3);
});

Deno.test("a paused Deployment scales but does not roll out", () => {
  const world = cluster(2);
  world.patch("deployments", "apps", "web", { spec: { paused: true, replicas: 4, template: NEW } });
  world.queue.advance(1000);
  assert.deepEqual(sizes(world), [4, 0]);
  assert.ok(world.deployment("web").status?.conditions?.some(({ reason }) => reason === "DeploymentPaused"));
  world.patch("deployments", "apps", "web", { spec: { paused: false } });
  world.queue.advance(1000);
  assert.equal(sizes(world)[1], 2);
});

Deno.test("a rollout that does not move passes its deadline", () => {
  const world = cluster(2, { progressDeadlineSeconds: 60 });
  world.patch("deployments", "apps", "web", { spec: { template: NEW } });
  world.queue.advance(55_000);
  const progressing = () =>
    world.deployment("web").status!.conditions!.find(({ type }) => type === "Progressing")!;
  assert.equal(progressing().reason, "ReplicaSetUpdated");
  world.queue.advance(10_000);
  assert.equal(progressing().reason, "ProgressDeadlineExceeded");
  assert.equal(progressing().status, "False");
});

Deno.test("old ReplicaSets beyond the history limit go", () => {
  const world = cluster(1, { revisionHistoryLimit: 1 });
  for (const tag of ["1.20", "1.21", "1.22", "1.23"]) {
    world.patch("deployments", "apps", "web", {
      spec: { template: { spec: { containers: [{ name: "c", image: `nginx:${tag}` }] } } },
    });
    world.queue.advance(1000);
    for (const pod of world.pods()) world.setReady(pod);
    world.queue.advance(1000);
  }
  assert.equal(world.sets().length, 2);
});

Deno.test("a name taken by another's ReplicaSet counts as a collision", () => {
  const world = new TestCluster([startDeployments, startReplicaSets]);
  const probe = new TestCluster([startDeployments]);
  probe.create("deployments", "apps", deployment("web", 1));
  probe.queue.advance(1000);
  const taken = probe.sets()[0]!;
  world.create("replicasets", "apps", {
    apiVersion: "apps/v1",
    kind: "ReplicaSet",
    metadata: { name: taken.metadata.name, namespace: "default" },
    spec: {
      replicas: 0,
      selector: { matchLabels: { x: "y" } },
      template: { metadata: { labels: { x: "y" } }, spec: { containers: [{ name: "c", image: "busybox" }] } },
    },
  });
  world.create("deployments", "apps", deployment("web", 1));
  world.queue.advance(1000);
  assert.equal(world.deployment("web").status?.collisionCount, 1);
  assert.equal(world.pods().length, 1);
});

/** What a Deployment's status says, in short. */
function statusLine({ metadata, status }: { metadata: { generation?: number }; status?: unknown }): string {
  const it = (status ?? {}) as Record<string, number> & { conditions?: { type: string; status: string }[] };
  const available = it.conditions?.find(({ type }) => type === "Available")?.status;
  return [
    metadata.generation,
    it["observedGeneration"],
    it["replicas"],
    it["unavailableReplicas"] ?? 0,
    available,
  ].join();
}

Deno.test({
  name: "a scaling up writes the statuses that a real cluster wrote, in their order",
  ignore: !hasFixtures,
  fn: () => {
    const recorded = fixture("watch/deployments_scale_up.jsonl").trim().split("\n").map((line) =>
      JSON.parse(line).object
    );
    const expected = recorded.filter(({ metadata, status }) =>
      metadata.generation === 2 && status.readyReplicas === 3
    );
    const world = cluster(3);
    const seen: string[] = [];
    world.queue.advance(0);
    world.registry.watch(
      world.registry.kind("deployments", "apps"),
      ({ object }) => seen.push(statusLine(object)),
    );
    world.queue.advance(0);
    seen.length = 0;
    world.patch("deployments", "apps", "web", { spec: { replicas: 6 } });
    world.queue.advance(1000);
    assert.deepEqual(seen, expected.map(statusLine));
  },
});
