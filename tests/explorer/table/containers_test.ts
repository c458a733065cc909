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
      resources: { requests: { cpu: "10m" }, limits: { memory: "64Mi" } },
      livenessProbe: {},
      startupProbe: {},
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
      {
        name: "proxy",
        ready: true,
        restartCount: 1,
        state: { running: {} },
        lastState: { terminated: { exitCode: 137, reason: "OOMKilled" } },
      },
    ],
    containerStatuses: [
      { name: "app", ready: false, restartCount: 4, state: { waiting: { reason: "CrashLoopBackOff" } } },
    ],
  },
};

const usage = new Map([["app", { cpuMilli: 5, memoryBytes: 32 * 2 ** 20 }]]);

Deno.test("containers in the order in which they run", () => {
  assert.deepEqual(containerRows(pod, usage).map(({ cells }) => cells.join("|")), [
    "setup|init|true|Completed|0||||||||–:–:–|busybox|",
    "proxy|sidecar|true|Running|1|OOMKilled (137)|||||||–:–:–|envoy|",
    "app||false|CrashLoopBackOff|4||5m|50|–|32Mi|–|50|on:–:on|nginx|http:80,443",
    "debug|ephemeral|false|Waiting|0||||||||–:–:–|alpine|",
  ]);
});

Deno.test("rows of containers sort by their place and keep it", () => {
  const uids = containerRows(pod).map(({ uid }) => uid);
  assert.deepEqual(uids, [...uids].sort());
});
