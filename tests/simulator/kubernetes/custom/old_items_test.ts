import assert from "node:assert/strict";
import { oldItems } from "../../../../src/simulator/kubernetes/custom/old_items.ts";

Deno.test("items of a map are known by their keys, wherever they stand; those of other lists are not", () => {
  const schema = { "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["k"] } as const;
  const list = [{ k: "b", v: 2 }, { k: "c", v: 3 }];
  const old = [{ k: "a", v: 1 }, { k: "b", v: 1 }];
  const keyed = { ...schema, "x-kubernetes-list-map-keys": ["k"] };
  assert.deepEqual(oldItems(list, keyed, old), [{ k: "b", v: 1 }, undefined]);
  assert.deepEqual(oldItems(list, {}, old), []);
});
