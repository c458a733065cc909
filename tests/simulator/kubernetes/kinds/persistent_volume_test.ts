import assert from "node:assert/strict";
import { persistentVolume } from "../../../../src/simulator/kubernetes/kinds/persistent_volume.ts";
import { create, texts, update } from "./kind_world.ts";

const spec = { accessModes: ["ReadWriteOnce"], capacity: { storage: "1Gi" }, hostPath: { path: "/data" } };
const plain = { metadata: { name: "v" }, spec };

const refused: [what: string, spec: object, expected: string[]][] = [
  ["plain", spec, []],
  [
    "nothing at all",
    {},
    [
      "spec.accessModes: Required value",
      "spec.capacity: Required value",
      'spec.capacity: Unsupported value: {}: supported values: "storage"',
      "spec: Required value: must specify a volume type",
    ],
  ],
  [
    "two sources",
    { ...spec, nfs: { server: "s", path: "/" } },
    ["spec.nfs: Forbidden: may not specify more than 1 volume type"],
  ],
  ["no path", { ...spec, hostPath: { path: "" } }, ["spec.hostPath.path: Required value"]],
  [
    "a path upwards",
    { ...spec, hostPath: { path: "/a/../b" } },
    ["spec.hostPath.path: Invalid value: \"/a/../b\": must not contain '..'"],
  ],
  [
    "a local one anywhere",
    { ...spec, hostPath: undefined, local: { path: "/mnt" } },
    ["spec.nodeAffinity: Required value: Local volume requires node affinity"],
  ],
  [
    "the whole disk recycled",
    { ...spec, hostPath: { path: "/" }, persistentVolumeReclaimPolicy: "Recycle" },
    ["spec.persistentVolumeReclaimPolicy: Forbidden: may not be 'recycle' for a hostPath mount of '/'"],
  ],
  [
    "an odd policy",
    { ...spec, persistentVolumeReclaimPolicy: "Keep" },
    [
      'spec.persistentVolumeReclaimPolicy: Unsupported value: "Keep": supported values: "Delete", "Recycle", "Retain"',
    ],
  ],
];
for (const [what, given, expected] of refused) {
  Deno.test(`volume: ${what}`, () => {
    assert.deepEqual(texts(create(persistentVolume, { ...plain, spec: given }).errors), expected);
  });
}

Deno.test("a volume stays what it is, and may be claimed", () => {
  const changed = update(persistentVolume, plain, (it) => void (it.spec.hostPath.path = "/other"));
  assert.match(
    texts(changed.errors).join(),
    /^spec.persistentvolumesource: Forbidden: spec.persistentvolumesource is/,
  );
  const claimed = update(persistentVolume, plain, (it) => {
    it.spec.claimRef = { namespace: "default", name: "c" };
  });
  assert.deepEqual(claimed.errors, []);
  assert.equal(claimed.object.spec.claimRef.kind, "PersistentVolumeClaim");
});
