/**
 * Random creations, scalings, updates and deletions of workloads, lost pods, and nodes that go off and come back. At
 * every moment a roll-out stays within its bounds; after a quiet time what is wanted is there, and nothing that lost
 * its owner is. PEQUOD_FUZZ_RUNS asks for more than the few runs of the fast suite, and
 * PEQUOD_FUZZ_SEED for those of a failure that was printed.
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import type { KubeObject } from "../../src/kube/object.ts";
import type { StoredObject } from "../../src/simulator/kubernetes/registry.ts";
import { RolloutBounds } from "./rollout_bounds.ts";
import { World } from "../../src/simulator/scenarios/world.ts";

const RUNS = Number(Deno.env.get("PEQUOD_FUZZ_RUNS") ?? 6);
const SEED = Number(Deno.env.get("PEQUOD_FUZZ_SEED") ?? Date.now() % 1_000_000);
const QUIET_MS = 15 * 60_000;

type Sized = StoredObject & {
  spec: { replicas?: number; suspend?: boolean };
  status?: Record<string, number> & { conditions?: { type: string }[] };
};
type Operation =
  | { do: "create"; plural: string; name: string; replicas: number }
  | { do: "scale" | "image"; plural: string; name: string; value: number }
  | { do: "delete"; plural: string; name: string; policy: "Background" | "Foreground" | "Orphan" }
  | { do: "lose"; value: number }
  | { do: "stop" | "start"; node: string }
  | { do: "wait"; seconds: number };

const KINDS: Record<string, { group: string; kind: string }> = {
  deployments: { group: "apps", kind: "Deployment" },
  replicasets: { group: "apps", kind: "ReplicaSet" },
  statefulsets: { group: "apps", kind: "StatefulSet" },
  daemonsets: { group: "apps", kind: "DaemonSet" },
  jobs: { group: "batch", kind: "Job" },
  cronjobs: { group: "batch", kind: "CronJob" },
  replicationcontrollers: { group: "", kind: "ReplicationController" },
};
const NODES = ["eli01", "eli02"];

/** Deployments come more often: a roll-out is to be met in the middle. */
const plural = fc.oneof(fc.constant("deployments"), fc.constantFrom(...Object.keys(KINDS)));
const name = fc.constantFrom("a", "b");
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ do: fc.constant("create" as const), plural, name, replicas: fc.nat(4) }),
  fc.record({ do: fc.constantFrom("scale" as const, "image" as const), plural, name, value: fc.nat(4) }),
  fc.record({
    do: fc.constant("delete" as const),
    plural,
    name,
    policy: fc.constantFrom("Background" as const, "Foreground" as const, "Orphan" as const),
  }),
  fc.record({ do: fc.constant("lose" as const), value: fc.nat(50) }),
  fc.record({ do: fc.constantFrom("stop" as const, "start" as const), node: fc.constantFrom(...NODES) }),
  fc.record({ do: fc.constant("wait" as const), seconds: fc.integer({ min: 1, max: 90 }) }),
);

Deno.test(`workloads come to rest as they are wanted (seed ${SEED})`, () => {
  const operations = fc.array(operation, { minLength: 20, maxLength: 60 });
  fc.assert(
    fc.property(operations, (steps) => {
      const world = new World({ seed: 1, startMs: Date.UTC(2026, 10, 22, 12), scenario: "empty" });
      const bounds = new RolloutBounds(world);
      for (const step of steps) run(world, step);
      bounds.check();
      for (const node of NODES) world.kubelets.startNode(node);
      world.advance(QUIET_MS);
      checkRest(world);
    }),
    { numRuns: RUNS, seed: SEED },
  );
});

function run(world: World, step: Operation): void {
  const { registry } = world;
  if (step.do === "wait") return void world.advance(step.seconds * 1000);
  if ("node" in step) {
    if (step.do === "stop") world.kubelets.stopNode(step.node);
    else world.kubelets.startNode(step.node);
    return;
  }
  if (step.do === "lose") {
    const pods = registry.list(registry.kind("pods"));
    const pod = pods[step.value % Math.max(1, pods.length)];
    if (pod) registry.delete(registry.kind("pods"), pod.metadata.namespace, pod.metadata.name);
    return;
  }
  const kind = registry.kind(step.plural, KINDS[step.plural]!.group);
  const known = registry.find(kind, "default", step.name);
  if (step.do === "create") {
    if (!known) registry.create(kind, workload(step.plural, step.name, step.replicas));
  } else if (!known || known.metadata.deletionTimestamp) return;
  else if (step.do === "delete") {
    registry.delete(kind, "default", step.name, { propagationPolicy: step.policy });
  } else if (step.do === "scale") {
    if (step.plural === "daemonsets") return;
    const spec = step.plural === "jobs"
      ? { parallelism: step.value }
      : step.plural === "cronjobs"
      ? { suspend: step.value % 2 === 0 }
      : { replicas: step.value };
    registry.patch(kind, "default", step.name, "merge", { spec });
  } else if (step.plural !== "jobs" && step.plural !== "cronjobs") {
    const template = { metadata: { annotations: { version: String(step.value) } } };
    registry.patch(kind, "default", step.name, "merge", { spec: { template } });
  }
}

function workload(plural: string, name: string, replicas: number): KubeObject {
  const { group, kind } = KINDS[plural]!;
  const isJob = plural === "jobs" || plural === "cronjobs";
  const app = `${plural}-${name}`;
  const command = ["sh", "-c", isJob ? "sleep 5" : "sleep 100000"];
  const containers = [{ name: "c", image: "busybox:1.28", command }];
  const restart = isJob ? { restartPolicy: "Never" } : {};
  const template = {
    metadata: { labels: { app } },
    spec: { ...restart, terminationGracePeriodSeconds: 2, containers },
  };
  const selector = { matchLabels: { app } };
  const job = { completions: replicas, parallelism: 2, template };
  const spec = plural === "jobs"
    ? job
    : plural === "cronjobs"
    ? { schedule: "* * * * *", concurrencyPolicy: "Forbid", jobTemplate: { spec: job } }
    : plural === "replicationcontrollers"
    ? { replicas, selector: { app }, template }
    : { ...(plural === "daemonsets" ? {} : { replicas }), selector, template };
  return { apiVersion: group ? `${group}/v1` : "v1", kind, metadata: { name, namespace: "default" }, spec };
}

function checkRest({ registry }: World): void {
  const all = registry.kinds.flatMap((kind) => registry.list(kind));
  const uids = new Set(all.map(({ metadata }) => metadata.uid));
  for (const { kind, metadata } of all) {
    const what = `${kind} ${metadata.name}`;
    assert.equal(metadata.deletionTimestamp, undefined, `${what} is still being deleted`);
    for (const owner of metadata.ownerReferences ?? []) {
      assert.ok(uids.has(owner.uid), `${what} belongs to ${owner.kind} ${owner.name}, which is gone`);
    }
  }
  const pods = registry.list(registry.kind("pods"));
  const owned = (uid: string) =>
    pods.filter((pod) =>
      pod.metadata.ownerReferences?.some((owner) => owner.controller && owner.uid === uid)
    );
  for (const plural of ["replicasets", "statefulsets", "replicationcontrollers"]) {
    for (const set of registry.list(registry.kind(plural, KINDS[plural]!.group)) as Sized[]) {
      const what = `${plural} ${set.metadata.name}`;
      assert.equal(owned(set.metadata.uid).length, set.spec.replicas, `pods of ${what}`);
      assert.equal(set.status?.["readyReplicas"] ?? 0, set.spec.replicas, `ready pods of ${what}`);
    }
  }
  for (const it of registry.list(registry.kind("deployments", "apps")) as Sized[]) {
    const counts = ["replicas", "updatedReplicas", "availableReplicas"].map((count) =>
      it.status?.[count] ?? 0
    );
    assert.deepEqual(counts, Array(3).fill(it.spec.replicas), `deployment ${it.metadata.name}`);
  }
  for (const set of registry.list(registry.kind("daemonsets", "apps")) as Sized[]) {
    assert.equal(
      owned(set.metadata.uid).length,
      registry.list(registry.kind("nodes")).length,
      set.metadata.name,
    );
    assert.equal(set.status?.["updatedNumberScheduled"], set.status?.["desiredNumberScheduled"]);
  }
}
