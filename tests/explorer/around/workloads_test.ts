import assert from "node:assert/strict";
import { workloadRow } from "../../../src/explorer/around/workloads.ts";
import { sourceColumns, sourceRow } from "../../../src/explorer/table/row_source.ts";
import { playBundled } from "../bundled_play.ts";

Deno.test(":workloads lists every workload once, and keys for objects work", async () => {
  const frames = await playBundled("expect catalog\nwait 9s\ndump\nkey y\nexpect kind: Deployment\n", {
    scenario: "shop",
    line: "workloads shop",
  });
  const text = frames[0]!.join("\n");
  assert.match(text, /Deployment +catalog +2\/2 +Ready/);
  assert.match(text, /CronJob +stock-report/);
  assert.doesNotMatch(text, /ReplicaSet|Pod +catalog/);
});

const CASES: [string, string, unknown[], [string, string]][] = [
  ["Deployment", "Name Ready", ["web", "1/2"], ["1/2", "Progressing"]],
  ["Deployment", "Name Ready", ["web", "0/2"], ["0/2", "Unhealthy"]],
  ["Deployment", "Name Ready", ["web", "0/0"], ["0/0", "Scaled to 0"]],
  ["DaemonSet", "Name Desired Ready", ["web", 2, 2], ["2/2", "Ready"]],
  ["Job", "Name Status Completions", ["web", "Failed", "0/1"], ["0/1", "Failed"]],
  ["Job", "Name Completions", ["web", "1/1"], ["1/1", "Complete"]],
  ["CronJob", "Name Suspend Active", ["web", "True", 0], ["", "Suspended"]],
  ["Pod", "Name Ready Status", ["web", "0/1", "Error"], ["0/1", "Error"]],
];

Deno.test("the cells of every kind become common ones", () => {
  for (const [kind, columns, cells, [ready, status]] of CASES) {
    const row = sourceRow({ uid: "u", name: "web", cells: cells as string[] });
    const made = workloadRow({ kind }, row, sourceColumns(columns.split(" ")), false);
    assert.deepEqual(made.cells.slice(0, 4), [kind, "web", ready, status]);
  }
});
