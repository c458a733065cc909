import assert from "node:assert/strict";
import { evaluate } from "../../../src/lessons/checks/evaluate.ts";
import type { Predicate } from "../../../src/lessons/checks/predicate.ts";
import { smallView } from "./small_view.ts";

const yes: Predicate = { port: 8080 };
const no: Predicate = { port: 1 };
const unknown: Predicate = { object: "gateway/a" };

const cases: [name: string, predicate: Predicate, ok: boolean, isUnknown?: true][] = [
  ["all, and all hold", { all: [yes, yes] }, true],
  ["all, and one does not", { all: [yes, no] }, false],
  ["all of nothing", { all: [] }, true],
  ["any, and one holds", { any: [no, yes] }, true],
  ["any of nothing", { any: [] }, false],
  ["none holds", { none: [no, no] }, true],
  ["none, but one holds", { none: [no, yes] }, false],
  ["what cannot be known is no success", unknown, false, true],
  ["nor is its contrary", { none: [unknown] }, false, true],
  ["one of two is enough, though the other cannot be known", { any: [unknown, yes] }, true],
  ["nested", { none: [{ all: [yes, { none: [no] }] }] }, false],
];

for (const [name, predicate, ok, isUnknown] of cases) {
  Deno.test(`evaluate: ${name}`, async () => {
    const verdict = await evaluate(predicate, smallView);
    assert.deepEqual([verdict.ok, verdict.isUnknown], [ok, isUnknown]);
  });
}

Deno.test("a title is the author's, or the predicate in words; parts have theirs", async () => {
  const verdict = await evaluate({ title: "Both", all: [yes, no] }, smallView);
  assert.equal(verdict.title, "Both");
  assert.deepEqual(verdict.parts?.map(({ title, found }) => [title, found]), [
    ["port 8080 is open on the host", "somebody listens"],
    ["port 1 is open on the host", "nobody listens"],
  ]);
});

const missing: [name: string, part: "cluster" | "engine" | "host", predicate: Predicate, found: string][] = [
  ["cluster", "cluster", { object: "pod/a" }, "there is no cluster here"],
  ["engine", "engine", { container: "web" }, "there is no Docker engine here"],
  ["host", "host", yes, "there is no host here"],
];

for (const [name, part, predicate, found] of missing) {
  Deno.test(`a world without ${name} says so`, async () => {
    const verdict = await evaluate(predicate, { ...smallView, [part]: undefined });
    assert.deepEqual([verdict.ok, verdict.isUnknown, verdict.found], [false, true, found]);
  });
}
