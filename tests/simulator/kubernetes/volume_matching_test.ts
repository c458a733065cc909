import assert from "node:assert/strict";
import type { IPersistentVolume } from "kubernetes-models/v1/PersistentVolume";
import type { IPersistentVolumeClaim } from "kubernetes-models/v1/PersistentVolumeClaim";
import {
  classOf,
  hasModes,
  isBoundTo,
  isOfSameMode,
  matchingVolume,
  mismatch,
  reaches,
} from "../../../src/simulator/kubernetes/volume_matching.ts";
import { claim as storedClaim, volume as storedVolume } from "./admission/sample_storage.ts";
import { sampleNode } from "./scheduler/sample_placement.ts";

function volume(name: string, spec: Record<string, unknown> = {}, more: object = {}): IPersistentVolume {
  return {
    ...storedVolume(name, spec),
    status: { phase: "Available" },
    ...more,
  } as unknown as IPersistentVolume;
}
const claim = (spec: Record<string, unknown> = {}) => storedClaim("c", spec) as IPersistentVolumeClaim;
const on = (name: string) => ({
  required: {
    nodeSelectorTerms: [{
      matchExpressions: [{ key: "kubernetes.io/hostname", operator: "In" as const, values: [name] }],
    }],
  },
});
const ours = { namespace: "default", name: "c" };

const cases: [
  what: string,
  volumes: IPersistentVolume[],
  spec: Record<string, unknown>,
  expected?: string,
][] = [
  [
    "the smallest that is large enough",
    [
      volume("small", { capacity: { storage: "500Mi" } }),
      volume("large", { capacity: { storage: "5Gi" } }),
      volume("right", { capacity: { storage: "2Gi" } }),
    ],
    {},
    "right",
  ],
  ["one that is reserved for it", [volume("free"), volume("kept", { claimRef: ours })], {}, "kept"],
  ["not one that is reserved for another", [volume("kept", { claimRef: { ...ours, name: "d" } })], {}],
  ["of its class alone", [volume("a"), volume("b", { storageClassName: "fast" })], {
    storageClassName: "fast",
  }, "b"],
  ["with all ways of access", [volume("a")], { accessModes: ["ReadWriteMany"] }],
  [
    "with the labels it wants",
    [
      volume("a"),
      volume("b", {}, { metadata: { name: "b", labels: { tier: "gold" } } }),
    ],
    { selector: { matchLabels: { tier: "gold" } } },
    "b",
  ],
  ["of its mode", [volume("a", { volumeMode: "Block" })], {}],
  ["that is not left over", [volume("a", {}, { status: { phase: "Released" } })], {}],
];
for (const [what, volumes, spec, expected] of cases) {
  Deno.test(`a claim gets a volume: ${what}`, () => {
    assert.equal(matchingVolume(claim(spec), volumes, { waitsForConsumer: false })?.metadata?.name, expected);
  });
}

Deno.test("what waits for a pod gets from the binder only what is reserved for it, and at a node what is there", () => {
  const volumes = [volume("a", { nodeAffinity: on("n1") })];
  assert.equal(matchingVolume(claim(), volumes, { waitsForConsumer: true }), undefined);
  const at = (name: string) =>
    matchingVolume(claim(), volumes, { waitsForConsumer: true, node: sampleNode(name) })?.metadata?.name;
  assert.deepEqual([at("n1"), at("n2")], ["a", undefined]);
  const excluded = new Set(["a"]);
  const node = sampleNode("n1");
  assert.equal(matchingVolume(claim(), volumes, { waitsForConsumer: true, node, excluded }), undefined);
});

const mismatches: [what: string, volume: Record<string, unknown>, expected: string | undefined][] = [
  ["all right", {}, undefined],
  ["small", { capacity: { storage: "1Mi" } }, "requested PV is too small"],
  ["of another class", { storageClassName: "fast" }, "storageClassName does not match"],
  ["a device", { volumeMode: "Block" }, "incompatible volumeMode"],
  ["read only", { accessModes: ["ReadOnlyMany"] }, "incompatible accessMode"],
];
for (const [what, spec, expected] of mismatches) {
  Deno.test(`a volume that the claim names: ${what}`, () => {
    assert.equal(mismatch(volume("v", spec), claim()), expected);
  });
}

Deno.test("small questions", () => {
  assert.equal(isBoundTo(volume("v", { claimRef: { ...ours, uid: "other" } }), claim()), false);
  assert.equal(classOf(claim({ storageClassName: "fast" })), "fast");
  assert.equal(hasModes(volume("v"), claim()), true);
  assert.equal(isOfSameMode(volume("v", { volumeMode: "Filesystem" }), claim()), true);
  assert.equal(reaches(volume("v"), sampleNode("n")), true);
});
