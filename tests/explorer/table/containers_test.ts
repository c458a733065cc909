import assert from "node:assert/strict";
import { containerRows } from "../../../src/explorer/table/containers.ts";

const pod = {
  metadata: { name: "web", namespace: "default", uid: "p1" },
  spec: {
    initContainers: [{ name: "setup", image: "busybox" }, {
      name: "proxy",
      image: "envoy",
      restartPolicy: "Always",
    }],
    containers: [{
      name: "app",
      image: "nginx",
      ports: [{ name: "http", containerPort: 80 }, { containerPort: 443 }],
    }],
    ephemeralContainers: [{ name: "debug", image: "alpine" }],
  },
  status: {
    initContainerStatuses: [
      {
        name: "setup",
        ready: true,
        restartCount: 0,
        state: { terminated: { exitCode: 0, reason: "Completed" } },
      },
      { name: "proxy", ready: true, restartCount: 1, state: { running: {} } },
    ],
    containerStatuses: [
      { name: "app", ready: false, restartCount: 4, state: { waiting: { reason: "CrashLoopBackOff" } } },
    ],
  },
};

Deno.test("containers in the order in which they run", () => {
  assert.deepEqual(containerRows(pod).map(({ cells }) => cells.join(" ")), [
    "setup true Completed 0 busybox  init",
    "proxy true Running 1 envoy  sidecar",
    "app false CrashLoopBackOff 4 nginx http:80,443 ",
    "debug false Waiting 0 alpine  ephemeral",
  ]);
});

Deno.test("rows of containers sort by their place and keep it", () => {
  const uids = containerRows(pod).map(({ uid }) => uid);
  assert.deepEqual(uids, [...uids].sort());
});
