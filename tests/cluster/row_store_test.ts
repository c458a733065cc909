import assert from "node:assert/strict";
import fc from "fast-check";
import { type LeanRow, leanRow } from "../../src/cluster/lean_row.ts";
import { RowStore } from "../../src/cluster/row_store.ts";

function row(uid: string, resourceVersion: string, status = "Running"): LeanRow {
  return leanRow({ cells: [uid, status], object: { metadata: { name: uid, uid, resourceVersion } } });
}

/** Steps on a store with row `a` at version 1, and the changes that `take` tells of. */
const steps: [string, (store: RowStore) => void, { added?: string; changed?: string; removed?: string }][] = [
  ["nothing", () => {}, {}],
  ["a new row", (store) => store.put(row("b", "2")), { added: "b" }],
  ["a new version", (store) => store.put(row("a", "2")), { changed: "a" }],
  ["the same version again", (store) => store.put(row("a", "1")), {}],
  ["the same version with other cells", (store) => store.put(row("a", "1", "Error")), { changed: "a" }],
  ["two versions at once", (store) => [row("a", "2"), row("a", "3")].forEach((r) => store.put(r)), {
    changed: "a",
  }],
  ["gone", (store) => store.remove("a"), { removed: "a" }],
  ["gone twice", (store) => ["a", "a"].forEach((uid) => store.remove(uid)), { removed: "a" }],
  ["what was never there", (store) => store.remove("x"), {}],
  ["come and gone", (store) => {
    store.put(row("b", "2"));
    store.remove("b");
  }, {}],
  ["gone and come", (store) => {
    store.remove("a");
    store.put(row("a", "5"));
  }, { changed: "a" }],
  ["a sweep that brings another", (store) => {
    store.beginSweep();
    store.put(row("b", "2"));
    store.endSweep();
  }, { added: "b", removed: "a" }],
  ["a sweep that brings the same", (store) => {
    store.beginSweep();
    store.put(row("a", "1"));
    store.endSweep();
  }, {}],
  ["a sweep that begins anew", (store) => {
    store.beginSweep();
    store.put(row("a", "1"));
    store.beginSweep();
    store.endSweep();
  }, { removed: "a" }],
  ["a sweep that does not end", (store) => store.beginSweep(), {}],
];

for (const [name, step, expected] of steps) {
  Deno.test(`changes: ${name}`, () => {
    const store = new RowStore();
    store.put(row("a", "1"));
    store.take();
    step(store);
    const { added, changed, removed } = store.take();
    const names = (rows: LeanRow[]): string => rows.map((each) => each.uid).join(" ");
    assert.deepEqual(
      { added: names(added), changed: names(changed), removed: names(removed) },
      { added: "", changed: "", removed: "", ...expected },
    );
    assert.deepEqual(store.take(), { added: [], changed: [], removed: [] });
  });
}

Deno.test("changes, whenever they are taken, lead from the old rows to the new", () => {
  const action = fc.record({
    kind: fc.constantFrom("put", "remove", "beginSweep", "endSweep", "take"),
    uid: fc.constantFrom("a", "b", "c", "d"),
    version: fc.integer({ min: 1, max: 4 }).map(String),
  });
  fc.assert(fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
    const store = new RowStore();
    const mirror = new Map<string, LeanRow>();
    function take(): void {
      const { added, changed, removed } = store.take();
      for (const each of added) assert.ok(!mirror.has(each.uid));
      for (const each of [...changed, ...removed]) assert.ok(mirror.has(each.uid));
      for (const each of [...added, ...changed]) mirror.set(each.uid, each);
      for (const each of removed) mirror.delete(each.uid);
    }
    for (const { kind, uid, version } of actions) {
      if (kind === "put") store.put(row(uid, version));
      else if (kind === "remove") store.remove(uid);
      else if (kind === "take") take();
      else store[kind as "beginSweep" | "endSweep"]();
    }
    take();
    assert.deepEqual([...mirror].toSorted(), [...store.rows].toSorted());
  }));
});

Deno.test("columns are told once, when they differ", () => {
  const store = new RowStore();
  const name = { name: "Name", type: "string", format: "name", description: "long", priority: 0 };
  assert.ok(store.setColumns([name]));
  assert.deepEqual(store.take().columns, [name]);
  assert.ok(!store.setColumns([{ ...name, description: "other words" }]));
  assert.equal(store.take().columns, undefined);
  assert.ok(store.setColumns([{ ...name, priority: 1 }]));
  assert.ok(store.setColumns([]));
  assert.deepEqual(store.take().columns, []);
});
