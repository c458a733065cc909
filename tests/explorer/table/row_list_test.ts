import assert from "node:assert/strict";
import fc from "fast-check";
import type { LeanRow } from "../../../src/cluster/lean_row.ts";
import { noFilter, rowFilter } from "../../../src/explorer/table/filter.ts";
import {
  applyDelta,
  byName,
  filtered,
  noRows,
  reordered,
  replaced,
} from "../../../src/explorer/table/row_list.ts";

function row(uid: string, name: string): LeanRow {
  return {
    uid,
    name,
    namespace: "",
    labels: {},
    resourceVersion: "1",
    creationTimestamp: "",
    ownerReferences: [],
    cells: [name],
  };
}

const byNameDown = (one: LeanRow, other: LeanRow): number => -byName(one, other);

const even = rowFilter("[02468]$", noFilter);

Deno.test("changes in any order leave what a full sort and filter would give", () => {
  const change = fc.record({
    put: fc.array(fc.tuple(fc.nat(20), fc.nat(99)), { maxLength: 8 }),
    remove: fc.array(fc.nat(20), { maxLength: 4 }),
  });
  fc.assert(fc.property(fc.array(change), (changes) => {
    const truth = new Map<string, LeanRow>();
    let [list, turned] = [noRows, noRows];
    for (const { put, remove } of changes) {
      const rows = new Map(put.map(([uid, name]) => [`u${uid}`, row(`u${uid}`, `n${name}`)]));
      const removed = [...new Set(remove.map((uid) => `u${uid}`))].flatMap((uid) => truth.get(uid) ?? [])
        .filter(({ uid }) => !rows.has(uid));
      const [changed, added] = [
        [...rows.values()].filter(({ uid }) => truth.has(uid)),
        [...rows.values()].filter(({ uid }) => !truth.has(uid)),
      ];
      for (const each of rows.values()) truth.set(each.uid, each);
      for (const each of removed) truth.delete(each.uid);
      list = applyDelta(list, { added, changed, removed }, byName, even);
      turned = applyDelta(turned, { added, changed, removed }, byNameDown, even, byName);
    }
    const names = (rows: readonly LeanRow[]) => rows.map(({ name }) => name);
    const all = names([...truth.values()].sort(byName));
    assert.deepEqual(names(list.all), all);
    assert.deepEqual(names(turned.natural), all);
    assert.deepEqual(names(turned.all), all.toReversed());
    assert.deepEqual(names(list.shown), all.filter((name) => /[02468]$/.test(name)));
  }));
});

Deno.test("another order and another filter keep the rows", () => {
  const rows = ["b2", "a1", "c4"].map((name) => row(name, name));
  const list = applyDelta(noRows, { added: rows, changed: [], removed: [] }, byName, noFilter);
  assert.deepEqual(list.all.map(({ name }) => name), ["a1", "b2", "c4"]);
  const turned = reordered(list, (rows) => rows.toReversed(), even);
  assert.deepEqual(turned.shown.map(({ name }) => name), ["c4", "b2"]);
  assert.equal(filtered(turned, noFilter).shown, turned.all);
});

Deno.test("rows take the places of those with the same UIDs", () => {
  const [one, two] = ["a", "b"].map((name) => row(name, name));
  const other = { ...one!, cells: ["new"] };
  const list = replaced(
    { all: [one!, two!], shown: [one!], natural: [two!, one!] },
    new Map([[other.uid, other]]),
  );
  assert.deepEqual([list.all, list.shown, list.natural], [[other, two], [other], [two, other]]);
});
