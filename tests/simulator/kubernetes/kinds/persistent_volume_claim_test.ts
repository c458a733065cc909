import assert from "node:assert/strict";
import { persistentVolumeClaim } from "../../../../src/simulator/kubernetes/kinds/persistent_volume_claim.ts";
import { create, texts, update } from "./kind_world.ts";

const spec = { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } };
const plain = { metadata: { name: "c" }, spec };

const refused: [what: string, spec: object, expected: string[]][] = [
  ["plain", spec, []],
  ["no modes", { ...spec, accessModes: [] }, [
    "spec.accessModes: Required value: at least 1 access mode is required",
  ]],
  ["no size", { accessModes: ["ReadWriteOnce"] }, ["spec.resources[storage]: Required value"]],
  [
    "nothing",
    { ...spec, resources: { requests: { storage: "0" } } },
    ['spec.resources[storage]: Invalid value: "0": must be greater than zero'],
  ],
  [
    "an odd mode",
    { ...spec, volumeMode: "Tape" },
    ['spec.volumeMode: Unsupported value: "Tape": supported values: "Block", "Filesystem"'],
  ],
  [
    "an odd selector",
    { ...spec, selector: { matchExpressions: [{ key: "a", operator: "Like" }] } },
    ['spec.selector.matchExpressions[0].operator: Invalid value: "Like": not a valid selector operator'],
  ],
];
for (const [what, given, expected] of refused) {
  Deno.test(`claim: ${what}`, () => {
    assert.deepEqual(texts(create(persistentVolumeClaim, { ...plain, spec: given }).errors), expected);
  });
}

Deno.test("what a claim asks for stays, and the refusal shows what differs", () => {
  const { errors } = update(
    persistentVolumeClaim,
    plain,
    (it) => void (it.spec.accessModes = ["ReadWriteMany"]),
  );
  assert.deepEqual(texts(errors), [
    "spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName " +
    'for bound claims\n@@ -1,6 +1,6 @@\n {\n  "AccessModes": [\n-  "ReadWriteOnce"\n+  "ReadWriteMany"\n  ],\n' +
    '  "Selector": null,\n  "Resources": {\n',
  ]);
});

const grown: [phase: string, storage: string, expected: RegExp[]][] = [
  ["Bound", "2Gi", []],
  ["Bound", "512Mi", [
    /^spec.resources.requests.storage: Forbidden: field can not be less than status.capacity$/,
  ]],
  ["Pending", "2Gi", [/^spec: Forbidden: spec is immutable after creation except resources.requests/]],
];
for (const [phase, storage, expected] of grown) {
  Deno.test(`a claim that is ${phase} from 1Gi to ${storage}`, () => {
    const old = create(persistentVolumeClaim, plain).object;
    old.status = { phase, capacity: { storage: "1Gi" } };
    const changed = structuredClone(old);
    changed.spec.resources.requests.storage = storage;
    const found = texts(persistentVolumeClaim.validateUpdate!(changed, old, undefined as never));
    assert.equal(found.length, expected.length);
    expected.forEach((pattern, index) => assert.match(found[index]!, pattern));
  });
}

Deno.test("a claim gets its volume once", () => {
  const bound = update(persistentVolumeClaim, plain, (it) => void (it.spec.volumeName = "pv"));
  assert.deepEqual(bound.errors, []);
  const again = update(persistentVolumeClaim, { ...plain, spec: { ...spec, volumeName: "pv" } }, (it) => {
    it.spec.volumeName = "other";
  });
  assert.equal(again.errors.length, 1);
});
