import assert from "node:assert/strict";
import type { IContainerStatus } from "kubernetes-models/v1/ContainerStatus";
import type { KubeObject } from "../../../../src/kube/object.ts";
import { lastOf, lostRun, stateOf } from "../../../../src/simulator/kubernetes/kubelet/resume.ts";
import { World } from "../../../../src/simulator/scenarios/world.ts";
import { SmallWorld } from "../small_world.ts";

const TIME = "2026-01-01T00:00:00Z";
const status = (fields: object) => ({ name: "c", restartCount: 0, ...fields }) as unknown as IContainerStatus;

const STATES: [name: string, state: object, expected: unknown][] = [
  ["running", { running: { startedAt: TIME } }, { kind: "running", startedMs: Date.parse(TIME) }],
  [
    "ended",
    { terminated: { exitCode: 3, finishedAt: TIME, containerID: "containerd://abc" } },
    {
      kind: "terminated",
      exitCode: 3,
      reason: "Error",
      startedMs: undefined,
      finishedMs: Date.parse(TIME),
      id: "abc",
    },
  ],
  [
    "backed off",
    { waiting: { reason: "CrashLoopBackOff", message: "m" } },
    { kind: "waiting", reason: "CrashLoopBackOff", message: "m" },
  ],
  ["not begun", { waiting: { reason: "ContainerCreating" } }, undefined],
];

for (const [name, state, expected] of STATES) {
  Deno.test(`a container that has ${name} is found so`, () => {
    assert.deepEqual(stateOf(status({ state })), expected);
    assert.equal(lastOf(status({ state, lastState: {} })), undefined);
  });
}

Deno.test("a container that ran when its node went off has ended in a way that nobody knows", () => {
  const running = status({ state: { running: { startedAt: TIME } }, containerID: "containerd://abc" });
  assert.deepEqual(lostRun(running, 7), {
    kind: "terminated",
    exitCode: 255,
    reason: "Unknown",
    startedMs: Date.parse(TIME),
    finishedMs: 7,
    id: "abc",
  });
});

/** The same cluster in a new process, as the folder of `--data` gives it back. */
function restarted({ world }: SmallWorld): SmallWorld {
  const { registry, queue, nodes } = world;
  const objects = JSON.parse(
    JSON.stringify(registry.kinds.flatMap((kind) => registry.list(kind))),
  ) as KubeObject[];
  const takenMs = queue.now();
  const saved = { takenMs, revision: registry.store.revision, nodes, objects };
  return new SmallWorld(1, new World({ seed: 1, startMs: takenMs, scenario: "empty", saved }));
}

Deno.test("pods go on after a restart: same address, same start, no restart, and they answer", () => {
  const before = new SmallWorld();
  before.run("web", { image: "nginx" });
  const known = before.pod("web")!;
  const after = restarted(before);
  after.seconds(1);
  const found = after.pod("web")!;
  assert.deepEqual(found.status, known.status);
  assert.ok(after.world.network.listenerAt(found.status!.podIP!, 80));
  after.seconds(60);
  assert.deepEqual(after.pod("web")!.status, known.status);
  const next = after.run("next", { image: "nginx" });
  assert.notEqual(next.status?.podIP, known.status?.podIP);
});

Deno.test("a back-off goes on where it was", () => {
  const before = new SmallWorld();
  before.script("bad", "exit 1", {}, 45);
  const restarts = before.pod("bad")!.status!.containerStatuses![0]!.restartCount;
  assert.ok(restarts >= 2);
  const after = restarted(before);
  after.seconds(1);
  assert.equal(after.pod("bad")!.status!.containerStatuses![0]!.restartCount, restarts);
  after.seconds(600);
  assert.ok(after.pod("bad")!.status!.containerStatuses![0]!.restartCount > restarts);
});

Deno.test("a pod that was still beginning begins anew, one that has ended stays so", () => {
  const before = new SmallWorld();
  before.script("done", "exit 0", { restartPolicy: "Never" });
  before.run("young", { image: "nginx" }, {}, 0);
  const after = restarted(before);
  after.seconds(30);
  assert.equal(after.pod("done")!.status?.phase, "Succeeded");
  assert.equal(after.pod("young")!.status?.phase, "Running");
});
