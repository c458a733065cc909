import assert from "node:assert/strict";
import { priorityClass } from "../../../../src/simulator/kubernetes/kinds/priority_class.ts";
import { create, texts, update } from "./kind_world.ts";

const refused: [object: object, expected: string[]][] = [
  [{ metadata: { name: "a" }, value: 1_000_000_000 }, []],
  [
    { metadata: { name: "a" }, value: 1_000_000_001 },
    ["value: Forbidden: maximum allowed value of a user defined priority is 1000000000"],
  ],
  [
    { metadata: { name: "a" }, value: 1, preemptionPolicy: "Sometimes" },
    ['preemptionPolicy: Unsupported value: "Sometimes": supported values: "Never", "PreemptLowerPriority"'],
  ],
  [{ metadata: { name: "system-node-critical" }, value: 2_000_001_000 }, []],
  [
    { metadata: { name: "system-mine" }, value: 1 },
    [
      "metadata.name: Forbidden: priority class names with 'system-' prefix are reserved for system use only. " +
      "error: system-mine is not a known system priority class",
    ],
  ],
  [
    { metadata: { name: "system-node-critical" }, value: 1 },
    [
      "metadata.name: Forbidden: priority class names with 'system-' prefix are reserved for system use only. " +
      "error: value of system-node-critical PriorityClass must be 2000001000",
    ],
  ],
];
for (const [object, expected] of refused) {
  Deno.test(`priority class ${JSON.stringify(object)}`, () => {
    const written = create(priorityClass, object);
    assert.deepEqual(texts(written.errors), expected);
    assert.equal(written.object.metadata.generation, 1);
  });
}

Deno.test("a class keeps its value and policy, not its description", () => {
  const before = { metadata: { name: "a" }, value: 1 };
  const { errors } = update(priorityClass, before, (it) => {
    it.value = 2;
    it.preemptionPolicy = "Never";
  });
  assert.deepEqual(texts(errors), [
    "value: Forbidden: may not be changed in an update.",
    'preemptionPolicy: Invalid value: "Never": field is immutable',
  ]);
  const changed = update(priorityClass, before, (it) => void (it.description = "x"));
  assert.deepEqual(changed.errors, []);
});
