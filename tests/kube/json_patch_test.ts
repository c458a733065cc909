import assert from "node:assert/strict";
import { applyJsonPatch, MAX_JSON_PATCH_OPERATIONS } from "../../src/kube/json_patch.ts";
import type { Json } from "../../src/kube/object.ts";
import type { PatchError } from "../../src/kube/patch_error.ts";
import { fixtureJson, hasFixtures } from "../fixtures.ts";

const applied: [name: string, target: Json, operations: Json, result: Json][] = [
  ["add", { a: 1 }, [{ op: "add", path: "/b", value: 2 }], { a: 1, b: 2 }],
  ["add replaces", { a: 1 }, [{ op: "add", path: "/a", value: 2 }], { a: 2 }],
  ["add at an index", { a: [1, 3] }, [{ op: "add", path: "/a/1", value: 2 }], { a: [1, 2, 3] }],
  ["add at the end", { a: [1] }, [{ op: "add", path: "/a/-", value: 2 }], { a: [1, 2] }],
  ["remove", { a: 1, b: 2 }, [{ op: "remove", path: "/a" }], { b: 2 }],
  ["replace", { a: 1 }, [{ op: "replace", path: "/a", value: { x: 1 } }], { a: { x: 1 } }],
  ["replace all", { a: 1 }, [{ op: "replace", path: "", value: { b: 1 } }], { b: 1 }],
  ["move", { a: { b: 1 } }, [{ op: "move", from: "/a/b", path: "/c" }], { a: {}, c: 1 }],
  ["copy", { a: { b: 1 } }, [{ op: "copy", from: "/a", path: "/c" }], { a: { b: 1 }, c: { b: 1 } }],
  ["test", { a: [1, { b: 2 }] }, [{ op: "test", path: "/a", value: [1, { b: 2 }] }], { a: [1, { b: 2 }] }],
  ["escaped names", { "a/b": { "c~d": 1 } }, [{ op: "remove", path: "/a~1b/c~0d" }], { "a/b": {} }],
  ["nothing", { a: 1 }, [], { a: 1 }],
];
for (const [name, target, operations, result] of applied) {
  Deno.test(`JSON patch: ${name}`, () => {
    const before = JSON.stringify(target);
    assert.deepEqual(applyJsonPatch(target, operations), result);
    assert.equal(JSON.stringify(target), before, "the target stays as it was");
  });
}

const refused: [name: string, operations: Json, code: number][] = [
  ["unknown operation", [{ op: "foo", path: "/x" }], 422],
  ["removal of what is not there", [{ op: "remove", path: "/data/nosuch" }], 422],
  ["replacement of what is not there", [{ op: "replace", path: "/b", value: 1 }], 422],
  ["a test that fails", [{ op: "test", path: "/a", value: 2 }], 422],
  ["an index past the end", [{ op: "add", path: "/list/5", value: 1 }], 422],
  ["a missing parent", [{ op: "add", path: "/b/c", value: 1 }], 422],
  ["a pointer without slash", [{ op: "remove", path: "a" }], 422],
  ["an operation that is no object", [1], 422],
  ["an object", { op: "remove", path: "/a" }, 400],
  ["too many", Array(MAX_JSON_PATCH_OPERATIONS + 1).fill({ op: "test", path: "/a", value: 1 }), 413],
];
for (const [name, operations, code] of refused) {
  Deno.test(`JSON patch refused: ${name}`, () => {
    assert.throws(
      () => applyJsonPatch({ a: 1, list: [] }, operations),
      (error: PatchError) => error.code === code,
    );
  });
}

for (const name of ["422_json_patch_bad", "422_json_patch_missing"]) {
  Deno.test({
    name: `the refusal has the server's words: ${name}`,
    ignore: !hasFixtures,
    fn() {
      const { request } = fixtureJson(`errors/${name}.meta.json`);
      const { message, reason, code } = fixtureJson(`errors/${name}.json`);
      assert.throws(() => applyJsonPatch({ data: {} }, request.body), { message, reason, code });
    },
  });
}
