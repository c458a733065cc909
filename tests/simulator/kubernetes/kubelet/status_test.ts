import assert from "node:assert/strict";
import { condition, SmallWorld } from "../small_world.ts";

Deno.test("the status of a running pod", () => {
  const world = new SmallWorld();
  const pod = world.run("p", {
    command: ["sleep", "1000"],
    resources: { limits: { cpu: "100m", memory: "64Mi" } },
  });
  const status = pod.status!;
  assert.deepEqual(Object.keys(status), [
    "observedGeneration",
    "phase",
    "conditions",
    "hostIP",
    "hostIPs",
    "podIP",
    "podIPs",
    "startTime",
    "containerStatuses",
    "qosClass",
  ]);
  assert.deepEqual(status.conditions!.map(({ type, status }) => `${type} ${status}`), [
    "PodReadyToStartContainers True",
    "Initialized True",
    "Ready True",
    "ContainersReady True",
    "PodScheduled True",
  ]);
  const container = status.containerStatuses![0]!;
  assert.match(container.containerID!, /^containerd:\/\/[0-9a-f]{64}$/);
  assert.match(container.imageID, /^docker\.io\/library\/busybox@sha256:[0-9a-f]{64}$/);
  assert.equal(container.image, "docker.io/library/busybox:1.28");
  assert.equal(container.started, true);
  assert.equal(status.qosClass, "Guaranteed");
  const prefix = pod.spec!.nodeName === "eli01" ? "192.168.146." : "192.168.215.";
  assert.ok(status.podIP!.startsWith(prefix));
});

Deno.test("a pod that has ended", () => {
  const world = new SmallWorld();
  const done = world.script("done", "exit 0", { restartPolicy: "Never" });
  assert.equal(condition(done, "Ready"), "False PodCompleted");
  assert.equal(condition(done, "Initialized"), "True PodCompleted");
  assert.equal(condition(done, "PodReadyToStartContainers"), "False");
  const failed = world.script("failed", "exit 1", { restartPolicy: "Never" });
  assert.equal(condition(failed, "Ready"), "False PodFailed");
});

Deno.test("a readiness gate keeps a pod from being ready until its condition is true", () => {
  const world = new SmallWorld();
  const pod = world.run("p", { command: ["sleep", "1000"] }, {
    readinessGates: [{ conditionType: "example.com/ok" }],
  });
  assert.match(condition(pod, "Ready")!, /^False ReadinessGatesNotReady/);
  assert.equal(condition(pod, "ContainersReady"), "True");
});
