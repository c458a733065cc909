import assert from "node:assert/strict";
import type { LeanRow } from "../../../src/cluster/lean_row.ts";
import type { ShownColumn } from "../../../src/explorer/table/cell.ts";
import { byName } from "../../../src/explorer/table/row_list.ts";
import { rowOrder, serverOrder, type Sort, sortedBy, sortedRows } from "../../../src/explorer/table/sort.ts";

function row(text: string): LeanRow {
  const [namespace, name, restarts] = text.split(" ") as [string, string, string];
  return {
    uid: text,
    name,
    namespace,
    labels: {},
    resourceVersion: "1",
    creationTimestamp: "",
    ownerReferences: [],
    cells: [name, restarts],
  };
}

const rows = ["web b 3", "db c 10", "web a 3", "db d 0"].map(row);
const columns: ShownColumn[] = [
  { title: "NAMESPACE", index: -1, kind: "text" },
  { title: "NAME", index: 0, kind: "name" },
  { title: "RESTARTS", index: 1, kind: "number" },
];

const sorts: [Sort, string][] = [
  [serverOrder, "c d a b"],
  [{ title: "NAME", descending: false }, "a b c d"],
  [{ title: "NAME", descending: true }, "d c b a"],
  [{ title: "NAMESPACE", descending: false }, "c d a b"],
  [{ title: "RESTARTS", descending: false }, "d a b c"],
  [{ title: "RESTARTS", descending: true }, "c a b d"],
  [{ title: "GONE", descending: false }, "c d a b"],
];

Deno.test("rows in every order; equal ones go by namespace and name", () => {
  for (const [sort, names] of sorts) {
    const natural = rows.toSorted(byName);
    assert.equal(sortedRows(natural, sort, columns).map(({ name }) => name).join(" "), names);
    assert.equal(
      rows.toSorted(rowOrder(sort, columns)).map(({ name }) => name).join(" "),
      names,
      JSON.stringify(sort),
    );
  }
});

Deno.test("rows without a value stand last in either direction, in their natural order", () => {
  const some = ["web a ", "web b 3", "web c –", "web d 1"].map(row);
  const order = (descending: boolean) =>
    sortedRows(some, { title: "RESTARTS", descending }, columns).map(({ name }) => name).join(" ");
  assert.deepEqual([order(false), order(true)], ["d b a c", "b d a c"]);
});

Deno.test("the same key again turns the order round; counts begin with the largest", () => {
  assert.deepEqual(sortedBy(serverOrder, "NAME"), { title: "NAME", descending: true });
  assert.deepEqual(sortedBy(serverOrder, "NAME", columns), { title: "NAME", descending: false });
  assert.deepEqual(sortedBy(serverOrder, "AGE"), { title: "AGE", descending: false });
  assert.deepEqual(sortedBy(serverOrder, "RESTARTS"), { title: "RESTARTS", descending: true });
});
