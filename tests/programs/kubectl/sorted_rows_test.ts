import assert from "node:assert/strict";
import type { Table } from "../../../src/kube/table.ts";
import { sortedRows } from "../../../src/programs/kubectl/sorted_rows.ts";

function table(...names: string[]): Table {
  const rows = names.map((name) => ({ cells: [name], object: { metadata: { name } } }));
  return { kind: "Table", apiVersion: "meta.k8s.io/v1", metadata: {}, rows } as unknown as Table;
}

const cases: [path: string, expected: string[]][] = [
  [".metadata.name", ["a", "b", "c"]],
  ["{.metadata.name}", ["a", "b", "c"]],
  [".metadata.nobodyHasIt", []],
];

for (const [path, expected] of cases) {
  Deno.test(`rows by ${path}`, () =>
    assert.deepEqual(sortedRows(table("b", "c", "a"), path).map(({ cells }) => cells[0]), expected));
}
