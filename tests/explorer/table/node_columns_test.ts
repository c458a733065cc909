import assert from "node:assert/strict";
import { nodeColumns } from "../../../src/explorer/table/node_columns.ts";
import { cellsOf } from "./cells_of.ts";

Deno.test("how full a node is", () => {
  const node = {
    spec: { taints: [{ key: "a" }] },
    status: { allocatable: { cpu: "4", memory: "8Gi" }, nodeInfo: { architecture: "arm64" } },
  };
  const usage = { cpuMilli: 1000, memoryBytes: 2 ** 32 };
  const cells = cellsOf(nodeColumns, node, { usage, pods: 7 });
  assert.deepEqual(cells, {
    "Arch": "arm64",
    "Taints": 1,
    "Pods": 7,
    "CPU": "1000m",
    "%CPU": 25,
    "CPU/A": "4000m",
    "MEM": "4096Mi",
    "%MEM": 50,
    "MEM/A": "8192Mi",
    "Labels": "",
  });
});

Deno.test("nothing known is blank", () => {
  const cells = cellsOf(nodeColumns, {});
  assert.deepEqual([cells["Pods"], cells["CPU"], cells["%CPU"]], ["", "", ""]);
});
