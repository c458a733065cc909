import assert from "node:assert/strict";
import type { LeanRow } from "../../../src/cluster/lean_row.ts";
import type { RowsChange } from "../../../src/cluster/table_watch.ts";
import { EnrichedRows } from "../../../src/explorer/table/enriched_rows.ts";
import { cpuText, measured, ownColumn } from "../../../src/explorer/table/enrichment.ts";
import { sourceColumns, sourceRow } from "../../../src/explorer/table/row_source.ts";

function rows(): EnrichedRows {
  return new EnrichedRows({
    columns: [
      { from: "Name" },
      ownColumn("CPU", (_row, { usage }) => cpuText(usage), measured()),
      ownColumn("Pods", (_row, { pods }) => pods ?? "", { isMeasured: true }),
    ],
  });
}

const row = (name: string): LeanRow => sourceRow({ uid: name, name, cells: [name, "Running"] });
const live = { kind: "live" } as const;
const first = (...names: string[]): RowsChange => ({
  added: names.map(row),
  changed: [],
  removed: [],
  columns: sourceColumns(["Name", "Status"]),
  state: live,
});
const usage = (amounts: Record<string, number>) => ({
  type: "usage" as const,
  usage: new Map(
    Object.entries(amounts).map(([name, cpuMilli]) => [`/${name}`, { cpuMilli, memoryBytes: 0 }]),
  ),
});
const cells = (change: RowsChange | undefined) => change?.changed.map(({ cells }) => cells.join(" "));

Deno.test("rows come with blanks, then with what was measured", () => {
  const enriched = rows();
  const told = enriched.take(first("a", "b"));
  assert.deepEqual(told.columns?.map(({ name }) => name), ["Name", "CPU", "Pods", "Status"]);
  assert.deepEqual(told.added.map(({ cells }) => cells), [["a", "", "", "Running"], [
    "b",
    "",
    "",
    "Running",
  ]]);
  assert.deepEqual(cells(enriched.measure(usage({ a: 3 }))), ["a 3m  Running"]);
  assert.equal(enriched.measure(usage({ a: 3 })), undefined, "the same again is no change");
  assert.deepEqual(cells(enriched.measure(usage({ a: 4, b: 1 }))), ["a 4m  Running", "b 1m  Running"]);
  assert.deepEqual(cells(enriched.countPods(new Map([["a", 2]]))), ["a 4m 2 Running", "b 1m 0 Running"]);
});

Deno.test("a server without metrics: said once, the columns go; they come back with it", () => {
  const enriched = rows();
  enriched.take(first("a"));
  const gone = enriched.measure({ type: "unavailable", reason: "none", isAbsent: true });
  assert.deepEqual([gone?.note, gone?.columns?.map(({ name }) => name)], ["no metrics: none", [
    "Name",
    "Pods",
    "Status",
  ]]);
  assert.equal(enriched.measure({ type: "unavailable", reason: "none", isAbsent: true }), undefined);
  const back = enriched.measure(usage({ a: 1 }));
  assert.deepEqual([back?.note, back?.columns?.length, cells(back)], ["", 4, ["a 1m  Running"]]);
});

Deno.test("rows that leave are told as they were shown; a row keeps the one it was made from", () => {
  const enriched = rows();
  const [shown] = enriched.take(first("a")).added;
  assert.deepEqual(shown?.printed?.cells, ["a", "Running"]);
  const left = enriched.take({ added: [], changed: [], removed: [row("a")], state: live });
  assert.deepEqual(left.removed[0]?.cells, ["a", "", "", "Running"]);
  assert.equal(enriched.measure(usage({ a: 9 })), undefined);
});
