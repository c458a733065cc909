import assert from "node:assert/strict";
import { containerNames, containerRun } from "../../src/cluster/container_run.ts";
import type { KubeObject } from "../../src/kube/object.ts";

function pod(status: Record<string, unknown>, spec: Record<string, unknown> = {}, metadata = {}): KubeObject {
  return {
    metadata: { name: "web-0", ...metadata },
    spec: { containers: [{ name: "app" }, { name: "side" }], ...spec },
    status,
  } as unknown as KubeObject;
}

function app(state: unknown, rest: Record<string, unknown> = {}): Record<string, unknown> {
  return { containerStatuses: [{ name: "app", restartCount: 2, state, ...rest }] };
}

const failed = { terminated: { reason: "Error", exitCode: 1 } };
const done = { terminated: { reason: "Completed", exitCode: 0 } };
const pulling = { waiting: { reason: "ImagePullBackOff", message: "no such image" } };
const unscheduled = {
  phase: "Pending",
  conditions: [{ type: "PodScheduled", status: "False", reason: "Unschedulable", message: "0/2 nodes" }],
};

const runs: [name: string, pod: KubeObject, said: string][] = [
  ["runs", pod(app({ running: {} })), "running log 2"],
  ["failed, and will run again", pod(app(failed)), "terminated log 2 Error, exit code 1"],
  [
    "failed, and stays so",
    pod(app(failed), { restartPolicy: "Never" }),
    "terminated log 2 over Error, exit code 1",
  ],
  ["is done", pod(app(done), { restartPolicy: "OnFailure" }), "terminated log 2 over Completed, exit code 0"],
  [
    "is being deleted",
    pod(app(failed), {}, { deletionTimestamp: "x" }),
    "terminated log 2 over Error, exit code 1",
  ],
  ["waits for its image", pod(app(pulling)), "waiting 2 ImagePullBackOff: no such image"],
  [
    "waits after a run",
    pod(app({ waiting: { reason: "CrashLoopBackOff" } }, { lastState: failed })),
    "waiting log 2 CrashLoopBackOff",
  ],
  ["has no node", pod(unscheduled), "waiting 0 Unschedulable: 0/2 nodes"],
  ["is not known yet", pod({ phase: "Pending" }), "waiting 0 Pending"],
  ["was evicted", pod({ phase: "Failed", reason: "Evicted" }), "waiting 0 over Evicted"],
];

for (const [name, object, said] of runs) {
  Deno.test(`a container that ${name}`, () => {
    const { kind, hasLog, restarts, isOver, why } = containerRun(object, "app");
    const words = [kind, hasLog && "log", restarts, isOver && "over", why];
    assert.equal(words.filter((word) => word !== false && word !== "").join(" "), said);
  });
}

Deno.test("the usual container is the annotated one, or else the first", () => {
  const annotated = { annotations: { "kubectl.kubernetes.io/default-container": "side" } };
  const spec = { initContainers: [{ name: "init" }], ephemeralContainers: [{ name: "debug" }] };
  assert.equal(containerNames(pod({})).standard, "app");
  assert.equal(containerNames(pod({}, {}, annotated)).standard, "side");
  assert.deepEqual(containerNames(pod({}, spec)).all, ["init", "app", "side", "debug"]);
});
