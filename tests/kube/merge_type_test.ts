import assert from "node:assert/strict";
import { kubernetesMergeFacts as facts } from "../../src/kube/merge_facts.ts";
import { isJsonObject, type MergeType, shapeOf } from "../../src/kube/merge_type.ts";
import type { Json } from "../../src/kube/object.ts";

const struct: MergeType = { kind: "struct", definition: "core.v1.PodSpec", atomic: false };
const keyed: MergeType = {
  kind: "list",
  relation: "keyed",
  keys: [{ name: "name" }],
  element: { kind: "plain" },
};
const shapes: [name: string, type: MergeType, value: Json | undefined, shape: string][] = [
  ["a struct", struct, {}, "object"],
  ["an absent struct", struct, undefined, "object"],
  ["a scalar where a struct is due", struct, 1, "leaf"],
  ["an atomic struct", { ...struct, atomic: true }, {}, "leaf"],
  ["a map", { kind: "map", element: { kind: "plain" }, atomic: false }, {}, "object"],
  ["a keyed list", keyed, [], "items"],
  ["an atomic list", { ...keyed, relation: "atomic" }, [], "leaf"],
  ["a plain list", { kind: "plain" }, [], "leaf"],
  ["a plain object", { kind: "plain" }, {}, "object"],
  ["a deduced scalar", { kind: "deduced" }, 1, "leaf"],
  ["a raw object", { kind: "raw" }, {}, "leaf"],
];
for (const [name, type, value, shape] of shapes) {
  Deno.test(`${name} is walked as ${shape}`, () => assert.equal(shapeOf(facts, type, value).shape, shape));
}

Deno.test("only objects are objects", () => {
  assert.deepEqual([{}, [], null, 1, undefined].map(isJsonObject), [true, false, false, false, false]);
});
