import assert from "node:assert/strict";
import { podColumns } from "../../../src/explorer/table/pod_columns.ts";
import { cellsOf } from "./cells_of.ts";

const limits = { cpu: "200m", memory: "128Mi" };
const requests = { cpu: "100m", memory: "64Mi" };
const usage = { cpuMilli: 50, memoryBytes: 32 * 2 ** 20 };

/** Containers (and init containers), and the cells of their pod. */
const pods: [string, unknown[], unknown[], Record<string, unknown>][] = [
  ["one container", [{ resources: { requests, limits } }], [], {
    "CPU": "50m",
    "%CPU/R": 50,
    "%CPU/L": 25,
    "CPU/RL": "100m:200m",
    "MEM": "32Mi",
    "%MEM/R": 50,
    "%MEM/L": 25,
    "MEM/RL": "64Mi:128Mi",
  }],
  ["one without a limit has no bound at all", [{ resources: { requests, limits } }, {}], [], {
    "%CPU/R": 50,
    "%CPU/L": "–",
    "CPU/RL": "100m:–",
  }],
  [
    "sidecars count, other init containers do not",
    [{ resources: { requests } }],
    [{ restartPolicy: "Always", resources: { requests } }, { resources: { requests } }],
    { "%CPU/R": 25, "CPU/RL": "200m:–" },
  ],
  ["nothing asked for", [{}], [], { "%CPU/R": "–", "CPU/RL": "–:–" }],
];

for (const [name, containers, initContainers, expected] of pods) {
  Deno.test(`use of a pod: ${name}`, () => {
    const cells = cellsOf(podColumns, { spec: { containers, initContainers } }, { usage });
    for (const [title, cell] of Object.entries(expected)) assert.equal(cells[title], cell, title);
  });
}

Deno.test("a pod that was not measured has blanks, not zeros", () => {
  const cells = cellsOf(podColumns, { spec: { containers: [{ resources: { requests } }] } });
  assert.deepEqual([cells["CPU"], cells["%CPU/R"], cells["MEM"]], ["", "", ""]);
});

Deno.test("the latest restart, account, class and labels", () => {
  const cells = cellsOf(podColumns, {
    metadata: { name: "web", labels: { app: "web", tier: "front" } },
    spec: { serviceAccountName: "robot", containers: [] },
    status: {
      qosClass: "Burstable",
      containerStatuses: [
        { lastState: { terminated: { finishedAt: "2026-03-01T11:00:00Z" } } },
        { lastState: { terminated: { finishedAt: "2026-03-01T11:30:00Z" } } },
        { lastState: {} },
      ],
    },
  });
  assert.deepEqual(
    [cells["Last restart"], cells["SA"], cells["QOS"], cells["Labels"]],
    ["2026-03-01T11:30:00Z", "robot", "Burstable", "app=web,tier=front"],
  );
});
