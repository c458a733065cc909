import assert from "node:assert/strict";
import fc from "fast-check";
import { fieldSetOf, formatPaths } from "../../src/kube/field_set.ts";
import { kubernetesMergeFacts as facts } from "../../src/kube/merge_facts.ts";
import type { Json } from "../../src/kube/object.ts";
import {
  mergeOrder,
  mergeStructured,
  removePaths,
  withNamedParents,
} from "../../src/kube/structured_merge.ts";

const podSpec = facts.definition("io.k8s.api.core.v1.PodSpec");

const orders: [left: string, right: string, merged: string][] = [
  ["abc", "", "abc"],
  ["", "abc", "abc"],
  ["abc", "cb", "acb"],
  ["abc", "xb", "axbc"],
  ["xyz", "znx", "yznx"],
  ["ab", "ba", "ba"],
];
for (const [left, right, merged] of orders) {
  Deno.test(`"${left}" merged with "${right}" has the order "${merged}"`, () => {
    assert.equal(mergeOrder([...left], [...right]).join(""), merged);
  });
}

Deno.test("a merged order holds everything once, and what is on the right in its order", () => {
  const list = fc.uniqueArray(fc.constantFrom<string[]>("a", "b", "c", "d", "e"));
  fc.assert(fc.property(list, list, (left, right) => {
    const merged = mergeOrder(left, right);
    assert.deepEqual([...merged].sort(), [...new Set([...left, ...right])].sort());
    assert.deepEqual(merged.filter((element) => right.includes(element)), right);
  }));
});

const merges: [name: string, live: Json, applied: Json, merged: Json][] = [
  ["maps", { overhead: { a: "1" } }, { overhead: { b: "1" } }, { overhead: { a: "1", b: "1" } }],
  ["atomic maps", { nodeSelector: { a: "1" } }, { nodeSelector: { b: "1" } }, { nodeSelector: { b: "1" } }],
  ["keyed lists", { containers: [{ name: "a", tty: true }] }, { containers: [{ name: "a", image: "i" }] }, {
    containers: [{ name: "a", tty: true, image: "i" }],
  }],
];
for (const [name, live, applied, merged] of merges) {
  Deno.test(`merged: ${name}`, () =>
    assert.deepEqual(mergeStructured(live, applied, podSpec, facts), merged));
}

Deno.test("removed paths take their items and fields, and what becomes empty", () => {
  const spec = {
    hostname: "h",
    containers: [{ name: "a", image: "i" }, { name: "b" }],
    overhead: { cpu: "1" },
  };
  const paths = fieldSetOf([
    ["f:overhead", "f:cpu"],
    ["f:containers", 'k:{"name":"b"}'],
    ["f:containers", 'k:{"name":"a"}', "f:image"],
  ]);
  assert.deepEqual(removePaths(spec, paths, podSpec, facts), { hostname: "h", containers: [{ name: "a" }] });
});

Deno.test("named parents are the struct fields on the way, not the keys of maps", () => {
  const pod = facts.definition("io.k8s.api.core.v1.Pod");
  const paths = fieldSetOf([["f:spec", "f:overhead", "f:cpu"]]);
  assert.deepEqual(formatPaths(withNamedParents(paths, pod, facts)), [
    ".spec",
    ".spec.overhead",
    ".spec.overhead.cpu",
  ]);
});
