import assert from "node:assert/strict";
import type { LeanRow } from "../../../src/cluster/lean_row.ts";
import {
  cellText,
  compareValues,
  noteArrival,
  type ShownColumn,
  shownColumns,
  sortValue,
} from "../../../src/explorer/table/cell.ts";
import type { TableColumn } from "../../../src/kube/table.ts";
import type { Json } from "../../../src/kube/object.ts";

const now = Date.parse("2026-03-01T12:00:00Z");

function row(cell: Json, created = ""): LeanRow {
  return {
    uid: "u",
    name: "n",
    namespace: "web",
    labels: {},
    resourceVersion: "1",
    creationTimestamp: created,
    ownerReferences: [],
    cells: [cell],
  };
}

function column(name: string, more: Partial<TableColumn> = {}): TableColumn {
  return { name, type: "string", format: "", description: "", priority: 0, ...more };
}

Deno.test("wide columns and the namespace are shown when they are wanted", () => {
  const columns = [
    column("Name", { format: "name" }),
    column("Ready"),
    column("Node", { priority: 1 }),
    column("Age"),
  ];
  const titles = (wide: boolean, namespaces: boolean) =>
    shownColumns(columns, { wide, namespaces }).map(({ title, kind }) => `${title}:${kind}`).join(" ");
  assert.equal(titles(false, false), "NAME:name READY:number AGE:age");
  assert.equal(titles(true, true), "NAMESPACE:text NAME:name READY:number NODE:text AGE:age");
});

const text: ShownColumn = { title: "X", index: 0, kind: "text" };
const age: ShownColumn = { title: "AGE", index: 0, kind: "age" };

Deno.test("the text of a cell; ages are counted from the creation", () => {
  assert.equal(cellText(row("5m", "2026-03-01T11:58:30Z"), age, now), "90s");
  assert.equal(cellText(row("<unknown>"), age, now), "<unknown>");
  assert.equal(cellText(row(3), text, now), "3");
  assert.equal(cellText(row(null), text, now), "");
  assert.equal(cellText(row({ a: 1 }), text, now), '{"a":1}');
  assert.equal(cellText(row("x"), { title: "NAMESPACE", index: -1, kind: "text" }, now), "web");
});

/** A column, its cell, and what it reads 90 seconds after it came. */
const since: [ShownColumn, string, string][] = [
  [{ title: "LAST SEEN", index: 0, kind: "since" }, "3m20s", "4m50s"],
  [{ title: "LAST SEEN", index: 0, kind: "since" }, "<unknown>", "<unknown>"],
  [{ title: "RESTARTS", index: 0, kind: "number" }, "4 (23s ago)", "4 (113s ago)"],
  [{ title: "RESTARTS", index: 0, kind: "number" }, "4", "4"],
];

Deno.test("times in cells go on from when they came", () => {
  for (const [shown, cell, expected] of since) {
    const arrived = row(cell);
    noteArrival([arrived], now);
    assert.equal(cellText(arrived, shown, now + 500), cell);
    assert.equal(cellText(arrived, shown, now + 90_000), expected);
  }
});

/** Cells in ascending order. */
const orders: Json[][] = [
  [0, 2, 10],
  ["0", "4 (23s ago)", "12"],
  ["9m", "100Mi", "1Gi", "2Gi"],
  ["0/1", "1/1", "1/2", "10/10"],
  ["10.0.0.9", "10.0.0.10", "10.0.1.1", "192.168.0.1"],
  ["5%", "12%", "100%"],
  ["59s", "2m5s", "3h", "2d3h"],
  ["5", "abc", "<none>"].toSorted(() => 0),
  ["Completed", "pending", "Running"],
];

Deno.test("cells sort by what they mean", () => {
  for (const cells of orders) {
    const values = cells.map((cell) => sortValue(row(cell), text));
    const sorted = [...values].sort(compareValues);
    if (cells.includes("<none>")) assert.equal(sorted[0], 5);
    else assert.deepEqual(values, sorted, cells.join(" "));
  }
});

Deno.test("the younger row is less, as its age is", () => {
  const [young, old] = ["2026-03-01T11:59:00Z", "2026-02-01T00:00:00Z"].map((time) =>
    sortValue(row("", time), age)
  );
  assert.ok(compareValues(young!, old!) < 0);
});
