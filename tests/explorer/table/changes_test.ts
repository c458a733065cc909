import assert from "node:assert/strict";
import type { LeanRow } from "../../../src/cluster/lean_row.ts";
import type { ShownColumn } from "../../../src/explorer/table/cell.ts";
import { cellChanges, markMs } from "../../../src/explorer/table/changes.ts";

const shown: ShownColumn[] = [
  { title: "NAME", index: 0, kind: "name" },
  { title: "COUNT", index: 1, kind: "number" },
  { title: "STATUS", index: 2, kind: "text" },
  { title: "AGE", index: 3, kind: "age" },
];

function row(uid: string, count: string, status: string, age: string): LeanRow {
  return {
    uid,
    name: uid,
    namespace: "",
    labels: {},
    resourceVersion: "1",
    creationTimestamp: "",
    ownerReferences: [],
    cells: [uid, count, status, age],
  };
}

const old = row("a", "3", "Running", "1m");
const state = { list: { all: [old] }, shown, changes: new Map() };

/** The row after the change, and the marks by column. */
const marks: [LeanRow, [number, string][]][] = [
  [row("a", "4 (2s ago)", "Running", "1m"), [[1, "↑"]]],
  [row("a", "2", "Error", "1m"), [[1, "↓"], [2, "Δ"]]],
  [row("a", "3", "Running", "2m"), []],
  [row("a", "3 (9s ago)", "Running", "1m"), []],
];

Deno.test("changed cells say which way they went; ages are no news", () => {
  for (const [changed, expected] of marks) {
    const { changes } = cellChanges(state, { added: [], changed: [changed], removed: [] }, 1000, false);
    assert.deepEqual([...(changes.get("a")?.cells ?? [])], expected);
  }
});

Deno.test("rows that leave stay for as long as marks do; rows that come are new", () => {
  const { changes, delta } = cellChanges(
    state,
    { added: [row("b", "1", "x", "0s")], changed: [], removed: [old] },
    1000,
    false,
  );
  assert.deepEqual(delta.removed, []);
  assert.deepEqual(delta.changed, [old]);
  assert.equal(changes.get("a")?.left, true);
  assert.equal(changes.get("b")?.isNew, true);
  assert.equal(changes.get("b")?.until, 1000 + markMs);
});

Deno.test("a first list is no news", () => {
  const { changes, delta } = cellChanges(
    state,
    { added: [row("b", "1", "x", "0s")], changed: [], removed: [old] },
    1000,
    true,
  );
  assert.equal(changes.size, 0);
  assert.deepEqual(delta.removed, [old]);
});
