import assert from "node:assert/strict";
import { applyChange, applyFlags } from "../../../src/explorer/creation/apply_change.ts";
import type { DoneWrite, Write } from "../../../src/explorer/change/change.ts";
import { object, target } from "../removal/small_cluster.ts";

const choice = { isServerSide: false, isForced: false };
const applied = { path: "my files/a.yaml", isRecursive: false, choice };
const map = object("ConfigMap shop/a", { data: { a: "2" } });
const write: Write = { target: target(map), request: { type: "patch", patch: "merge", body: {} } };

Deno.test("an apply counts its outcomes, and says kubectl's command", () => {
  const manifest = { object: map, target: target(map), path: "a.yaml", line: 1 };
  const change = applyChange(applied, [{ manifest, outcome: "created", write }, {
    manifest,
    outcome: "unchanged",
    write: undefined,
  }], { contextFlag: " --context far" });
  assert.equal(change.title, "Apply my files/a.yaml: 1 created, 1 unchanged");
  assert.equal(change.kubectl, "kubectl apply -f 'my files/a.yaml' --context far");
  assert.equal(change.writes.length, 1);
});

Deno.test("an apply is taken back: what was new goes, what was there gets back what it had", () => {
  const { undo } = applyChange(applied, [], { contextFlag: "" });
  assert.ok(typeof undo === "function");
  const before = { ...map, data: { a: "1", b: "x" } };
  const created = object("ConfigMap shop/new");
  const done: DoneWrite[] = [
    { write, before, after: map },
    { write: { ...write, target: target(created) }, before: undefined, after: created },
  ];
  const back = undo(done);
  assert.ok(typeof back !== "string");
  assert.deepEqual(back.writes.map(({ request }) => request), [
    { type: "delete", options: { propagationPolicy: "Background" } },
    { type: "patch", patch: "merge", body: { data: { a: "1", b: "x" } } },
  ]);
  assert.equal(undo([]), "there is nothing to take back");
});

Deno.test("flags", () => {
  const all = { isRecursive: true, choice: { isServerSide: true, isForced: true } };
  assert.equal(applyFlags(all), " -R --server-side --force-conflicts");
});
