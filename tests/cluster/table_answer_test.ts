import assert from "node:assert/strict";
import { tableFrom } from "../../src/cluster/table_answer.ts";
import type { KubeList, KubeObject } from "../../src/kube/object.ts";
import type { Table } from "../../src/kube/table.ts";
import { fixtureJson, hasFixtures } from "../fixtures.ts";

const now = Date.parse("2026-11-22T12:00:00Z");
const metadata = { name: "a", uid: "u1", creationTimestamp: "2026-11-22T11:55:00Z", resourceVersion: "7" };

Deno.test({
  name: "a server's Table stays as it is",
  ignore: !hasFixtures,
  fn: () => {
    const table = fixtureJson("tables/core_v1_pods.json");
    assert.deepEqual(tableFrom(table, now), table);
  },
});

Deno.test("a Table without rows has none", () => {
  const table = { kind: "Table", apiVersion: "meta.k8s.io/v1beta1", metadata: {} } as unknown as Table;
  assert.deepEqual(tableFrom(table, now).rows, []);
});

const plain: [string, KubeList | KubeObject, unknown[][], Table["metadata"]][] = [
  [
    "a list",
    { apiVersion: "v1", kind: "FooList", metadata: { continue: "next" }, items: [{ metadata, spec: {} }] },
    [["a", "5m"]],
    { continue: "next" },
  ],
  ["an empty list", { apiVersion: "v1", kind: "FooList", metadata: {}, items: [] }, [], {}],
  ["an object", { apiVersion: "v1", kind: "Foo", metadata, spec: {} }, [["a", "5m"]], {
    resourceVersion: "7",
  }],
  ["a bookmark", { kind: "Foo", metadata: { resourceVersion: "9" } }, [["", "<unknown>"]], {
    resourceVersion: "9",
  }],
  ["a custom resource of kind Table", { apiVersion: "x.io/v1", kind: "Table", metadata }, [["a", "5m"]], {
    resourceVersion: "7",
  }],
];

for (const [name, answer, cells, listMeta] of plain) {
  Deno.test(`${name} becomes a Table of name and age that keeps the metadata only`, () => {
    const table = tableFrom(answer, now);
    assert.deepEqual(table.columnDefinitions?.map((column) => column.name), ["Name", "Age"]);
    assert.deepEqual(table.rows.map((row) => row.cells), cells);
    assert.deepEqual(table.metadata, listMeta);
    for (const row of table.rows) {
      assert.deepEqual(Object.keys(row.object!), ["apiVersion", "kind", "metadata"]);
    }
  });
}
