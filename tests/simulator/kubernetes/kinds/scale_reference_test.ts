import assert from "node:assert/strict";
import { validateReference } from "../../../../src/simulator/kubernetes/kinds/scale_reference.ts";
import { texts } from "./kind_world.ts";

type Versions = Parameters<typeof validateReference>[2];
const NO_GROUP = 'r.apiVersion: Invalid value: "v1": apiVersion must specify API group';

const cases: [apiVersion: string, versions: Versions, expected: string[]][] = [
  ["apps/v1", "group", []],
  ["v1", "group", [NO_GROUP]],
  ["v1", "core", []],
  ["a/b/c", "core", ['r.apiVersion: Invalid value: "a/b/c": unexpected GroupVersion string: a/b/c']],
  ["a/b/c", "any", []],
];

for (const [apiVersion, versions, expected] of cases) {
  Deno.test(`a reference to ${apiVersion} where ${versions} is allowed`, () => {
    assert.deepEqual(texts(validateReference({ apiVersion, kind: "K", name: "n" }, "r", versions)), expected);
  });
}

Deno.test("kind and name are parts of a path", () => {
  assert.deepEqual(texts(validateReference({ kind: "a/b", name: ".." }, "r", "any")), [
    "r.kind: Invalid value: \"a/b\": may not contain '/'",
    "r.name: Invalid value: \"..\": may not be '..'",
  ]);
});
