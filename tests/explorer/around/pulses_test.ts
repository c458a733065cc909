import assert from "node:assert/strict";
import { countKinds, pollUse, pulseKinds, stateOf } from "../../../src/explorer/around/pulses.ts";
import type { PaneContext } from "../../../src/explorer/pane.ts";
import { sourceColumns, sourceRow } from "../../../src/explorer/table/row_source.ts";

const row = (...cells: string[]) => sourceRow({ uid: "u", name: cells[0]!, cells });

Deno.test("rows count by the words that the server printed", () => {
  const CASES: [string, string, string[], string][] = [
    ["pods", "Name Ready Status", ["a", "1/1", "Running"], "ok"],
    ["pods", "Name Ready Status", ["a", "0/1", "CrashLoopBackOff"], "bad"],
    ["pods", "Name Ready Status", ["a", "0/1", "Pending"], "busy"],
    ["deployments.apps", "Name Ready", ["a", "0/2"], "bad"],
    ["events", "Name Type", ["a", "Warning"], "bad"],
    ["events", "Name Type", ["a", "Normal"], "ok"],
    ["services", "Name Type", ["a", "ClusterIP"], "ok"],
  ];
  for (const [key, columns, cells, state] of CASES) {
    assert.equal(stateOf(key, row(...cells), sourceColumns(columns.split(" "))), state, cells.join(" "));
  }
});

Deno.test("counting and measuring go on until the pane is closed", () => {
  const context = { pane: 3 } as PaneContext;
  assert.ok(pulseKinds.includes("pods"));
  for (const effect of [countKinds(context, undefined), pollUse(context)]) {
    assert.deepEqual([effect.pane, effect.endless], [3, true]);
  }
});
