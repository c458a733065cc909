import assert from "node:assert/strict";
import fc from "fast-check";
import { applyMergePatch } from "../../src/kube/merge_patch.ts";
import type { Json } from "../../src/kube/object.ts";
import { fixtureJson, hasFixtures } from "../fixtures.ts";

// The examples of RFC 7386, appendix A, whose patch is an object.
const examples: [target: Json, patch: Json, result: Json][] = [
  [{ a: "b" }, { a: "c" }, { a: "c" }],
  [{ a: "b" }, { b: "c" }, { a: "b", b: "c" }],
  [{ a: "b" }, { a: null }, {}],
  [{ a: "b", b: "c" }, { a: null }, { b: "c" }],
  [{ a: ["b"] }, { a: "c" }, { a: "c" }],
  [{ a: "c" }, { a: ["b"] }, { a: ["b"] }],
  [{ a: { b: "c" } }, { a: { b: "d", c: null } }, { a: { b: "d" } }],
  [{ a: [{ b: "c" }] }, { a: [1] }, { a: [1] }],
  [["a", "b"], { a: "c" }, { a: "c" }],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: "b", c: null }, { a: "b" }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
];
for (const [target, patch, result] of examples) {
  Deno.test(`merge patch: ${JSON.stringify(target)} with ${JSON.stringify(patch)}`, () => {
    assert.deepEqual(applyMergePatch(target, patch), result);
  });
}

Deno.test("a merge patch applied twice is the same as once, and changes neither argument", () => {
  const object = fc.dictionary(fc.constantFrom("a", "b", "c"), fc.jsonValue());
  fc.assert(fc.property(object, object, (target, patch) => {
    const before = JSON.stringify([target, patch]);
    const once = applyMergePatch(target as Json, patch as Json);
    assert.deepEqual(applyMergePatch(once, patch as Json), once);
    assert.equal(JSON.stringify([target, patch]), before);
  }));
});

Deno.test({
  name: "a merge patch that is no object is refused in the server's words",
  ignore: !hasFixtures,
  fn() {
    const { message, reason, code } = fixtureJson("errors/400_merge_patch_bad.json");
    assert.throws(() => applyMergePatch({}, [1]), { message, reason, code });
  },
});
