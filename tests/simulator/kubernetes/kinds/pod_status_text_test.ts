import assert from "node:assert/strict";
import type { IPod } from "kubernetes-models/v1/Pod";
import { podStatusText } from "../../../../src/simulator/kubernetes/kinds/pod_status_text.ts";
import { NOW } from "./kind_world.ts";

type Status = NonNullable<IPod["status"]>;
type ContainerStatus = NonNullable<Status["containerStatuses"]>[number];

const at = (secondsAgo: number) => new Date(NOW - secondsAgo * 1000).toISOString();
const running = { state: { running: { startedAt: at(60) } }, ready: true, started: true };
const unready = { state: { running: { startedAt: at(60) } }, ready: false };
const waiting = (reason: string) => ({ state: { waiting: { reason } } });
const ended = (reason: string, exitCode = 0, signal?: number) => ({
  state: { terminated: { exitCode, reason, ...(signal ? { signal } : {}) } },
});
const restarted = (restartCount: number, secondsAgo: number) => ({
  restartCount,
  lastState: { terminated: { exitCode: 1, finishedAt: at(secondsAgo) } },
});

/** A pod of two init containers (the second one, `s`, runs on) and two containers, or of fewer. */
function podWith(
  { init = [], main = [], sidecar = false, ...status }: Partial<Status> & {
    init?: object[];
    main?: object[];
    sidecar?: boolean;
  },
  deleted = false,
): IPod {
  const named = (states: object[], letter: string) =>
    states.map((state, i) => ({ name: `${letter}${i}`, restartCount: 0, ...state })) as ContainerStatus[];
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: deleted ? { deletionTimestamp: at(1) } : {},
    spec: {
      initContainers: init.map((_, i) => ({
        name: `i${i}`,
        ...(sidecar && i === init.length - 1 ? { restartPolicy: "Always" } : {}),
      })),
      containers: main.map((_, i) => ({ name: `c${i}` })),
    },
    status: {
      phase: "Running",
      initContainerStatuses: named(init, "i"),
      containerStatuses: named(main, "c"),
      ...status,
    },
  };
}

const initialized = [{ type: "Initialized", status: "True" }] as NonNullable<Status["conditions"]>;
const isReady = [...initialized, { type: "Ready", status: "True" }] as NonNullable<Status["conditions"]>;

const cases: [pod: IPod, ready: string, status: string, restarts?: string][] = [
  [podWith({ phase: "Pending" }), "0/0", "Pending"],
  [podWith({ main: [running, running] }), "2/2", "Running"],
  [podWith({ main: [running, unready] }), "1/2", "Running"],
  [podWith({ phase: "Pending", main: [waiting("ContainerCreating")] }), "0/1", "ContainerCreating"],
  [
    podWith({ main: [{ ...waiting("CrashLoopBackOff"), ...restarted(4, 23) }] }),
    "0/1",
    "CrashLoopBackOff",
    "4 (23s ago)",
  ],
  [podWith({ main: [{ ...running, restartCount: 2 }] }), "1/1", "Running", "2"],
  [podWith({ phase: "Succeeded", main: [ended("Completed")] }), "0/1", "Completed"],
  [podWith({ phase: "Failed", main: [ended("Error", 1)] }), "0/1", "Error"],
  [podWith({ phase: "Failed", main: [ended("", 3)] }), "0/1", "ExitCode:3"],
  [podWith({ phase: "Failed", main: [ended("", 137, 9)] }), "0/1", "Signal:9"],
  [podWith({ main: [ended("Completed"), running], conditions: isReady }), "1/2", "Running"],
  [podWith({ main: [ended("Completed"), running] }), "1/2", "NotReady"],
  [podWith({ phase: "Failed", reason: "Evicted" }), "0/0", "Evicted"],
  [
    podWith({
      phase: "Pending",
      conditions: [{ type: "PodScheduled", status: "False", reason: "SchedulingGated" }],
    }),
    "0/0",
    "SchedulingGated",
  ],
  [podWith({ phase: "Pending", init: [unready, waiting("PodInitializing")] }), "0/0", "Init:0/2"],
  [podWith({ phase: "Pending", init: [ended("Completed"), unready] }), "0/0", "Init:1/2"],
  [podWith({ phase: "Pending", init: [waiting("PodInitializing")] }), "0/0", "Init:0/1"],
  [podWith({ phase: "Pending", init: [waiting("ImagePullBackOff")] }), "0/0", "Init:ImagePullBackOff"],
  [
    podWith({ init: [{ ...waiting("CrashLoopBackOff"), ...restarted(3, 130) }] }),
    "0/0",
    "Init:CrashLoopBackOff",
    "3 (2m10s ago)",
  ],
  [podWith({ init: [ended("Error", 1)] }), "0/0", "Init:Error"],
  [podWith({ init: [ended("", 2)] }), "0/0", "Init:ExitCode:2"],
  [podWith({ init: [ended("", 0 + 137, 9)] }), "0/0", "Init:Signal:9"],
  // The init container is done: its restarts do not count any more, a sidecar's do.
  [
    podWith({ init: [{ ...ended("Completed"), ...restarted(2, 9) }], main: [running] }),
    "1/1",
    "Running",
    "0",
  ],
  [
    podWith({
      sidecar: true,
      init: [ended("Completed"), { ...running, ...restarted(1, 50) }],
      main: [running],
    }),
    "2/2",
    "Running",
    "1 (50s ago)",
  ],
  [podWith({ sidecar: true, init: [{ ...running, ready: false }], main: [unready] }), "0/2", "Running"],
  [
    podWith({ phase: "Pending", main: [waiting("PodInitializing")], conditions: initialized }),
    "0/1",
    "PodInitializing",
  ],
  [podWith({ main: [running] }, true), "1/1", "Terminating"],
  [podWith({ reason: "NodeLost", main: [running] }, true), "1/1", "Unknown"],
  [podWith({ phase: "Succeeded", main: [ended("Completed")] }, true), "0/1", "Completed"],
];

for (const [index, [pod, ready, status, restarts = "0"]] of cases.entries()) {
  Deno.test(`STATUS ${index}: ${ready} ${status} ${restarts}`, () => {
    assert.deepEqual(podStatusText(pod, NOW), { ready, status, restarts });
  });
}
