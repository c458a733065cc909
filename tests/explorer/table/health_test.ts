import assert from "node:assert/strict";
import type { LeanRow } from "../../../src/cluster/lean_row.ts";
import type { ShownColumn } from "../../../src/explorer/table/cell.ts";
import { cellRole, rowHealth, wordHealth } from "../../../src/explorer/table/health.ts";
import { defaultSettings } from "../../../src/settings/settings.ts";

/** A word of a STATUS column, its role and its sign. */
const words: [string, string, string][] = [
  ["Running", "ok", " "],
  ["Ready", "ok", " "],
  ["Active", "ok", " "],
  ["Bound", "ok", " "],
  ["Completed", "dim", " "],
  ["Succeeded", "dim", " "],
  ["Pending", "busy", "…"],
  ["ContainerCreating", "busy", "…"],
  ["PodInitializing", "busy", "…"],
  ["Init:0/2", "busy", "…"],
  ["Terminating", "busy", "…"],
  ["CrashLoopBackOff", "bad", "✗"],
  ["Init:CrashLoopBackOff", "bad", "✗"],
  ["Init:Error", "bad", "✗"],
  ["ImagePullBackOff", "bad", "✗"],
  ["ErrImagePull", "bad", "✗"],
  ["OOMKilled", "bad", "✗"],
  ["Evicted", "bad", "✗"],
  ["Error", "bad", "✗"],
  ["CreateContainerConfigError", "bad", "✗"],
  ["NotReady", "bad", "✗"],
  ["Failed", "bad", "✗"],
  ["Ready,SchedulingDisabled", "warn", "!"],
  ["Unknown", "warn", "!"],
  ["whatever", "text", " "],
];

Deno.test("words stand for health", () => {
  for (const [word, role, sign] of words) assert.deepEqual(wordHealth(word), { role, sign }, word);
});

const pod: ShownColumn[] = [
  { title: "NAME", index: 0, kind: "name" },
  { title: "READY", index: 1, kind: "number" },
  { title: "STATUS", index: 2, kind: "text" },
];

function row(cells: string[], deleting = false): LeanRow {
  return {
    uid: "u",
    name: "n",
    namespace: "",
    labels: {},
    resourceVersion: "1",
    creationTimestamp: "",
    ownerReferences: [],
    cells: ["n", ...cells],
    ...(deleting ? { deletionTimestamp: "2026-03-01T12:00:00Z" } : {}),
  };
}

/** READY and STATUS, whether there is a STATUS column, and the sign. */
const rows: [string[], boolean, string][] = [
  [["1/1", "Running"], true, " "],
  [["0/1", "Running"], true, "…"],
  [["0/1", "CrashLoopBackOff"], true, "✗"],
  [["0/1", "Completed"], true, " "],
  [["3/3"], false, " "],
  [["2/3"], false, "…"],
  [["0/3"], false, "!"],
  [["False"], false, "!"],
];

Deno.test("a row is as well as its status, then as what is ready", () => {
  for (const [cells, hasStatus, sign] of rows) {
    assert.equal(rowHealth(row(cells), hasStatus ? pod : pod.slice(0, 2)).sign, sign, cells.join(" "));
  }
  assert.equal(rowHealth(row(["1/1", "Running"], true), pod).role, "busy");
});

/** A column, its text, and the role of the cell in a row that is bad. */
const cells: [ShownColumn, string, string][] = [
  [pod[2]!, "Error", "bad"],
  [pod[1]!, "0/1", "bad"],
  [pod[1]!, "1/1", "text"],
  [pod[0]!, "<none>", "dim"],
  [{ title: "%CPU/R", index: 3, kind: "number", look: { shareOf: "cpu" } }, "69", "text"],
  [{ title: "%CPU/R", index: 3, kind: "number", look: { shareOf: "cpu" } }, "70", "warn"],
  [{ title: "%CPU/R", index: 3, kind: "number", look: { shareOf: "cpu" } }, "120", "bad"],
  [{ title: "%MEM/R", index: 3, kind: "number", look: { shareOf: "memory" } }, "–", "dim"],
];

Deno.test("the cell that says it has the colour", () => {
  const bad = wordHealth("Error");
  const { thresholds } = defaultSettings;
  for (const [column, text, role] of cells) {
    assert.equal(cellRole(column, text, bad, thresholds), role, `${column.title} ${text}`);
  }
});
