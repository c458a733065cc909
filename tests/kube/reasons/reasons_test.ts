import assert from "node:assert/strict";
import { kindKey, reasonsFor, rules } from "../../../src/kube/reasons/reasons.ts";
import { evidence, pod, waiting } from "./evidence.ts";

Deno.test("no rule is there twice", () => {
  const ids = rules.map(({ id }) => id);
  assert.deepEqual(ids.filter((id, index) => ids.indexOf(id) !== index), []);
});

Deno.test("what is well has no reasons", () => {
  const well = pod({
    ready: true,
    state: { running: {} },
    status: { phase: "Running", containerStatuses: [] },
  });
  assert.deepEqual(reasonsFor(well), []);
});

Deno.test("a reason of two pods is told once", () => {
  const below = [pod({ state: waiting("ErrImageNeverPull") }), pod({ state: waiting("ErrImageNeverPull") })];
  const given = evidence({ kind: "Whale", group: "sea.io", below });
  assert.deepEqual(reasonsFor(given).map(({ rule }) => rule), ["image-never-pull"]);
});

Deno.test("kinds have their groups", () => {
  assert.equal(kindKey({ kind: "Pod", group: "" }), "Pod");
  assert.equal(kindKey({ kind: "Deployment", group: "apps" }), "Deployment.apps");
});
