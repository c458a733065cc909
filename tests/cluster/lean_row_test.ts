import assert from "node:assert/strict";
import { leanRow } from "../../src/cluster/lean_row.ts";
import type { TableRow } from "../../src/kube/table.ts";
import { fixtureJson, hasFixtures } from "../fixtures.ts";

const job = { apiVersion: "batch/v1", kind: "Job", name: "pi", uid: "j1", controller: true };
const other = { apiVersion: "v1", kind: "Node", name: "n", uid: "n1" };

Deno.test("cells and lean metadata are kept, the rest is not", () => {
  const metadata = {
    name: "pi-x",
    namespace: "default",
    uid: "u1",
    resourceVersion: "7",
    creationTimestamp: "2026-11-22T11:55:00Z",
    deletionTimestamp: "2026-11-22T11:56:00Z",
    labels: { app: "pi" },
    annotations: { big: "text" },
    ownerReferences: [other, job],
    managedFields: [{}],
  };
  assert.deepEqual(leanRow({ cells: ["pi-x", 3], object: { metadata } }), {
    uid: "u1",
    name: "pi-x",
    namespace: "default",
    labels: { app: "pi" },
    resourceVersion: "7",
    creationTimestamp: "2026-11-22T11:55:00Z",
    deletionTimestamp: "2026-11-22T11:56:00Z",
    ownerReferences: [job],
    cells: ["pi-x", 3],
  });
});

/** Labels of a second row of the same controller, and whether both rows keep one set. */
const sets: [string, Record<string, string>, string, boolean][] = [
  ["the same", { app: "pi" }, "j1", true],
  ["of another controller", { app: "pi" }, "j2", false],
  ["another value", { app: "e" }, "j1", false],
  ["one more", { app: "pi", more: "yes" }, "j1", false],
];

for (const [title, labels, uid, isShared] of sets) {
  Deno.test(`labels are kept once where they are the same: ${title}`, () => {
    const rowOf = (uid: string, labels: Record<string, string>) =>
      leanRow({
        cells: ["a"],
        object: { metadata: { name: "a", labels, ownerReferences: [{ ...job, uid }] } },
      });
    const one = rowOf("j1", { app: "pi" });
    const other = rowOf(uid, labels);
    assert.deepEqual(other.labels, labels);
    assert.equal(other.labels === one.labels, isShared);
    assert.equal(other.ownerReferences[0]!.uid, uid);
  });
}

const uids: [string, TableRow, string][] = [
  ["its own", { cells: ["a"], object: { metadata: { name: "a", uid: "u" } } }, "u"],
  ["metrics have none", { cells: ["a"], object: { metadata: { name: "a", namespace: "ns" } } }, "ns/a"],
  ["component statuses neither", { cells: ["etcd-0"], object: { metadata: { name: "etcd-0" } } }, "/etcd-0"],
  ["no metadata at all", { cells: ["a", 1] }, "/a"],
  ["no cells either", { cells: [] }, "/"],
];

for (const [name, row, uid] of uids) {
  Deno.test(`what identifies a row: ${name}`, () => assert.equal(leanRow(row).uid, uid));
}

Deno.test({
  name: "rows of a real list shrink",
  ignore: !hasFixtures,
  fn: () => {
    const { rows } = fixtureJson("tables/core_v1_pods.json") as { rows: TableRow[] };
    const lean = rows.map((row) => leanRow(row));
    assert.equal(new Set(lean.map((row) => row.uid)).size, rows.length);
    assert.equal(lean.find((row) => row.name === "web-0")?.ownerReferences[0]?.kind, "StatefulSet");
    assert.ok(JSON.stringify(lean).length < JSON.stringify(rows).length / 3);
  },
});
