import assert from "node:assert/strict";
import { describerFor, describers } from "../../../src/kube/describe/mod.ts";

Deno.test("no kind has two describers", () => {
  const names = describers.map(({ group, kind }) => `${kind}.${group}`);
  assert.deepEqual(names, [...new Set(names)]);
});

Deno.test("a kind without describer gets the generic one", () => {
  const object = {
    apiVersion: "stable.example.com/v1",
    kind: "CronTab",
    metadata: { name: "c" },
    spec: { cronSpec: "x" },
  };
  const describer = describerFor("stable.example.com", "CronTab");
  assert.equal(describer.kind, "CronTab");
  assert.match(describer.describe(object, {}, { nowMs: 0 }), /Cron Spec: +x/);
});

Deno.test("groups tell kinds apart", () => {
  assert.ok(describers.includes(describerFor("", "Pod")));
  assert.ok(!describers.includes(describerFor("example.com", "Pod")));
});
