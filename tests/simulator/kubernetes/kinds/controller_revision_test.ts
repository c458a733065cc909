import assert from "node:assert/strict";
import { controllerRevision } from "../../../../src/simulator/kubernetes/kinds/controller_revision.ts";
import { create, texts, update } from "./kind_world.ts";

const plain = { metadata: { name: "r" }, revision: 1, data: { a: 1 } };

const refused: [what: string, object: object, expected: string[]][] = [
  ["no data", { data: undefined }, ["data: Required value: data is mandatory"]],
  ["data that is no object", { data: 5 }, ["data: Required value: data must be a valid JSON object"]],
  ["a revision below zero", { revision: -1 }, [
    "revision: Invalid value: -1: must be greater than or equal to 0",
  ]],
];

for (const [what, object, expected] of refused) {
  Deno.test(`a revision is refused: ${what}`, () => {
    assert.deepEqual(texts(create(controllerRevision, { ...plain, ...object }).errors), expected);
  });
}

Deno.test("its number may change, its data may not", () => {
  assert.deepEqual(update(controllerRevision, plain, (it) => it.revision = 5).errors, []);
  assert.deepEqual(texts(update(controllerRevision, plain, (it) => it.data.a = 2).errors), [
    'data: Invalid value: {"a":2}: field is immutable',
  ]);
});
