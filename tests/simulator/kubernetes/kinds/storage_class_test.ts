import assert from "node:assert/strict";
import {
  DEFAULT_CLASS,
  isDefaultClass,
  storageClass,
} from "../../../../src/simulator/kubernetes/kinds/storage_class.ts";
import { create, texts, update } from "./kind_world.ts";

const plain = { metadata: { name: "s" }, provisioner: "example.com/disk" };

const refused: [what: string, object: object, expected: string[]][] = [
  ["plain", {}, []],
  ["no provisioner", { provisioner: "" }, ["provisioner: Required value"]],
  [
    "an odd policy",
    { reclaimPolicy: "Recycle" },
    ['reclaimPolicy: Unsupported value: "Recycle": supported values: "Delete", "Retain"'],
  ],
  [
    "an odd mode",
    { volumeBindingMode: "Later" },
    ['volumeBindingMode: Unsupported value: "Later": supported values: "Immediate", "WaitForFirstConsumer"'],
  ],
];
for (const [what, more, expected] of refused) {
  Deno.test(`storage class: ${what}`, () => {
    assert.deepEqual(texts(create(storageClass, { ...plain, ...more }).errors), expected);
  });
}

Deno.test("defaults, and what may not change", () => {
  const { object } = create(storageClass, plain);
  assert.equal(object.reclaimPolicy, "Delete");
  assert.equal(object.volumeBindingMode, "Immediate");
  const { errors } = update(storageClass, plain, (it) => {
    it.provisioner = "example.com/other";
    it.parameters = { a: "b" };
    it.allowVolumeExpansion = true;
  });
  assert.deepEqual(texts(errors), [
    'parameters: Invalid value: {"a":"b"}: field is immutable',
    'provisioner: Invalid value: "example.com/other": field is immutable',
  ]);
});

Deno.test("the annotation makes a class the default", () => {
  assert.equal(isDefaultClass({ ...create(storageClass, plain).object }), false);
  const marked = { ...plain, metadata: { name: "s", annotations: { [DEFAULT_CLASS]: "true" } } };
  assert.equal(isDefaultClass(create(storageClass, marked).object), true);
});
