import assert from "node:assert/strict";
import {
  validateVolumeMounts,
  validateVolumes,
} from "../../../../src/simulator/kubernetes/kinds/volume_validation.ts";
import { texts } from "./kind_world.ts";

const cases: [volumes: object[], expected: string[]][] = [
  [[{ name: "v", emptyDir: {} }], []],
  [[{ name: "v", emptyDir: {} }, { name: "v", emptyDir: {} }], ['v[1].name: Duplicate value: "v"']],
  [[{ emptyDir: {} }], ["v[0].name: Required value"]],
  [[{ name: "v" }], ["v[0]: Required value: must specify a volume type"]],
  [[{ name: "v", emptyDir: {}, hostPath: { path: "/", type: "" } }], [
    "v[0].hostPath: Forbidden: may not specify more than 1 volume type",
  ]],
  [[{ name: "v", configMap: {} }], ["v[0].configMap.name: Required value"]],
  [[{ name: "v", secret: {} }], ["v[0].secret.secretName: Required value"]],
  [[{ name: "v", persistentVolumeClaim: {} }], ["v[0].persistentVolumeClaim.claimName: Required value"]],
];

for (const [volumes, expected] of cases) {
  Deno.test(`volumes ${JSON.stringify(volumes)}`, () => {
    assert.deepEqual(texts(validateVolumes(volumes as Parameters<typeof validateVolumes>[0], "v")), expected);
  });
}

const mounts: [mounts: object[], expected: string[]][] = [
  [[{ name: "a", mountPath: "/a" }], []],
  [[{ name: "b", mountPath: "/b" }], ['m[0].name: Not found: "b"']],
  [[{ name: "a" }], ["m[0].mountPath: Required value"]],
  [[{ name: "a", mountPath: "/a" }, { name: "a", mountPath: "/a" }], [
    'm[1].mountPath: Invalid value: "/a": must be unique',
  ]],
  [[{ name: "a", mountPath: "/a", subPath: "../x" }], [
    "m[0].subPath: Invalid value: \"../x\": must not contain '..'",
  ]],
  [[{ name: "a", mountPath: "/a", subPath: "/x" }], [
    'm[0].subPath: Invalid value: "/x": must be a relative path',
  ]],
];

for (const [given, expected] of mounts) {
  Deno.test(`mounts ${JSON.stringify(given)}`, () => {
    const typed = given as Parameters<typeof validateVolumeMounts>[0];
    assert.deepEqual(texts(validateVolumeMounts(typed, [{ name: "a", emptyDir: {} }], "m")), expected);
  });
}
