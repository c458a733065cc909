import assert from "node:assert/strict";
import { mergeDiff } from "../../src/kube/merge_diff.ts";
import { applyMergePatch } from "../../src/kube/merge_patch.ts";
import type { JsonObject } from "../../src/kube/object.ts";

const cases: [string, JsonObject, JsonObject, JsonObject][] = [
  ["nothing", { a: { b: [1] } }, { a: { b: [1] } }, {}],
  ["a value", { a: 1, b: 2 }, { a: 1, b: 3 }, { b: 3 }],
  ["a field less", { a: 1, b: { c: 1 } }, { a: 1 }, { b: null }],
  ["a field that is null", { a: 1 }, { a: null, b: null }, { a: null }],
  ["one inside", { a: { b: 1, c: 2 } }, { a: { b: 1, d: 3 } }, { a: { c: null, d: 3 } }],
  ["a list", { a: [{ x: 1 }, { x: 2 }] }, { a: [{ x: 1 }] }, { a: [{ x: 1 }] }],
  ["another sort", { a: { b: 1 } }, { a: "text" }, { a: "text" }],
];

for (const [title, original, modified, patch] of cases) {
  Deno.test(`the merge patch for ${title}`, () => {
    assert.deepEqual(mergeDiff(original, modified), patch);
    const wanted = Object.fromEntries(Object.entries(modified).filter(([, value]) => value !== null));
    assert.deepEqual(applyMergePatch(original, patch), wanted);
  });
}
