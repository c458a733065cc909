import assert from "node:assert/strict";
import { contexts } from "../../../src/explorer/table/contexts.ts";
import fc from "fast-check";
import type { LeanRow } from "../../../src/cluster/lean_row.ts";
import {
  awaitingNewRows,
  countRows,
  newTableState,
  selectAt,
  selectedRow,
  settled,
  type TableState,
  withFilter,
  withRows,
  withView,
} from "../../../src/explorer/table/table_state.ts";
import { sourceColumns, sourceRow } from "../../../src/explorer/table/row_source.ts";
import type { TableColumn } from "../../../src/kube/table.ts";

const columns: TableColumn[] = ["Name", "Status"].map((name) => ({
  name,
  type: "string",
  format: name === "Name" ? "name" : "",
  description: "",
  priority: 0,
}));

function row(name: string, status = "Running"): LeanRow {
  return {
    uid: `uid-${name}`,
    name,
    namespace: "",
    labels: {},
    resourceVersion: "1",
    creationTimestamp: "",
    ownerReferences: [],
    cells: [name, status],
  };
}

const names = Array.from({ length: 50 }, (_, index) => `row-${String(index).padStart(2, "0")}`);
const height = 10;

function filled(): TableState {
  const change = {
    added: names.map((name) => row(name)),
    changed: [],
    removed: [],
    columns,
    state: { kind: "live" as const },
  };
  return withRows(newTableState({ type: "source", source: contexts }), change, 0, height);
}

function change(state: TableState, delta: { added?: string[]; removed?: string[] }, now = 0): TableState {
  const rows = (list: string[] = []) => list.map((name) => row(name));
  return withRows(
    state,
    { added: rows(delta.added), changed: [], removed: rows(delta.removed), state: { kind: "live" } },
    now,
    height,
  );
}

Deno.test("the selection keeps its row, and the row its line of the screen", () => {
  let state = selectAt(filled(), 20, height);
  assert.deepEqual([state.top, state.index], [11, 20]);
  state = change(state, { added: ["aaa", "aab"] });
  assert.equal(selectedRow(state)?.name, "row-20");
  assert.deepEqual([state.top, state.index], [13, 22]);
  state = withView(state, { sort: { title: "NAME", descending: true } }, 0, height);
  assert.equal(selectedRow(state)?.name, "row-20");
});

Deno.test("a row that is gone leaves the selection at its place", () => {
  let state = change(selectAt(filled(), 20, height), { removed: ["row-20"] });
  assert.equal(selectedRow(state)?.name, "row-20");
  assert.deepEqual(countRows(state), { all: 49, shown: 49 });
  state = settled(state, 5000, height);
  assert.equal(selectedRow(state)?.name, "row-21");
});

Deno.test("a filter selects among what is left, and gives the rows back", () => {
  let state = withFilter(selectAt(filled(), 20, height), "row-3", 0, height);
  assert.deepEqual([state.list.shown.length, selectedRow(state)?.name], [10, "row-39"]);
  state = withFilter(state, "", 0, height);
  assert.deepEqual([state.list.shown.length, selectedRow(state)?.name], [50, "row-39"]);
});

Deno.test("columns only grow", () => {
  const wide = withRows(
    filled(),
    { added: [row("a-very-long-name-of-a-row")], changed: [], removed: [], state: { kind: "live" } },
    0,
    height,
  );
  const again = settled(change(wide, { removed: ["a-very-long-name-of-a-row"] }), 5000, height);
  assert.deepEqual(again.widths, wide.widths);
});

Deno.test("whatever happens, the selection is a row and on the screen", () => {
  const action = fc.oneof(
    fc.record({ move: fc.integer({ min: -5, max: 60 }) }),
    fc.record({ add: fc.string({ minLength: 1, maxLength: 3 }) }),
    fc.record({ remove: fc.nat(49) }),
    fc.record({ filter: fc.constantFrom("", "row", "row-1", "nothing", "[") }),
    fc.record({ pass: fc.nat(3000) }),
  );
  fc.assert(fc.property(fc.array(action), (actions) => {
    let state = filled();
    let now = 0;
    for (const each of actions) {
      if ("move" in each) state = selectAt(state, each.move, height);
      else if ("add" in each) state = change(state, { added: [each.add] }, now);
      else if ("remove" in each) state = change(state, { removed: [names[each.remove]!] }, now);
      else if ("filter" in each) state = withFilter(state, each.filter, 0, height);
      else state = settled(state, now += each.pass, height);
      const count = state.list.shown.length;
      assert.equal(selectedRow(state)?.uid, count === 0 ? undefined : state.selected);
      assert.ok(state.top >= 0 && state.top <= Math.max(0, count - 1));
      assert.ok(count === 0 || (state.index >= state.top && state.index < state.top + height));
    }
  }));
});

Deno.test("on another size of the screen the selection is on it", () => {
  const state = selectAt(filled(), 20, height);
  const small = settled(state, 0, 3);
  assert.ok(small.index >= small.top && small.index < small.top + 3);
  assert.equal(settled(selectAt(filled(), 49, height), 0, 40).top, 10);
});

Deno.test("measured cells take their places without marks; sorted by them, rows move", () => {
  const columns = [
    ...sourceColumns(["Name"]),
    { ...sourceColumns(["CPU"])[0]!, look: { isMeasured: true, kind: "number" as const } },
  ];
  const cell = (name: string, cpu: string) => sourceRow({ uid: name, name, cells: [name, cpu] });
  const none = { added: [], removed: [], state: { kind: "live" as const } };
  const first = { ...none, added: [cell("a", "1m"), cell("b", "2m")], changed: [], columns };
  const state = withRows(newTableState({ type: "source", source: contexts }), first, 0, 10);
  const measured = { ...none, changed: [cell("a", "3m"), cell("z", "9m")], isMeasured: true };
  const cells = ({ list }: TableState) => list.shown.map((row) => row.cells.join(" "));
  const next = withRows(state, measured, 5000, 10);
  assert.deepEqual(cells(next), ["a 3m", "b 2m"]);
  assert.equal(next.changes.get("a"), undefined);
  const sorted = withView(state, { sort: { title: "CPU", descending: true } }, 5000, 10);
  assert.deepEqual(cells(sorted), ["b 2m", "a 1m"]);
  assert.deepEqual(cells(withRows(sorted, measured, 5000, 10)), ["a 3m", "b 2m"]);
});

Deno.test("rows read anew replace those of before; what the new list has not brought is gone when it is complete", () => {
  const before = selectAt(awaitingNewRows(filled(), 5), 20, height);
  const rows = [row("row-20"), row("row-21"), row("row-99")];
  const part = { added: rows, changed: [], removed: [] };
  const loading = withRows(
    before,
    { ...part, state: { kind: "loading", count: 3, remaining: 40 } },
    6,
    height,
  );
  assert.equal(loading.list.all.length, 51);
  const state = { kind: "stale", since: 7, error: new Error("no route"), retryAt: 8 } as const;
  const broken = withRows(loading, { added: [], changed: [], removed: [], state }, 7, height);
  assert.deepEqual([broken.watch.kind, "since" in broken.watch && broken.watch.since], ["stale", 5]);
  const live = withRows(broken, { added: [], changed: [], removed: [], state: { kind: "live" } }, 8, height);
  assert.deepEqual(live.list.all.map(({ name }) => name), ["row-20", "row-21", "row-99"]);
  assert.equal(selectedRow(live)?.name, "row-20");
  assert.equal(live.changes.size, 0, "nothing of it is news");
});

Deno.test("what is gone is not marked any more", () => {
  const marked = { ...filled(), marks: new Set(["uid-row-03", "uid-row-04"]) };
  const left = settled(change(marked, { removed: ["row-03"] }), 3000, height);
  assert.deepEqual([...left.marks], ["uid-row-04"]);
});
