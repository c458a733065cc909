import assert from "node:assert/strict";
import type { IVolume } from "kubernetes-models/v1/Volume";
import { setVolumeDefaults } from "../../../../src/simulator/kubernetes/kinds/volume_defaults.ts";

const cases: [given: IVolume, expected: object][] = [
  [{ name: "v" }, { emptyDir: {} }],
  [{ name: "v", emptyDir: { sizeLimit: "0.5Gi" } }, { emptyDir: { sizeLimit: "512Mi" } }],
  [{ name: "v", configMap: { name: "m" } }, { configMap: { name: "m", defaultMode: 420 } }],
  [{ name: "v", secret: { secretName: "s", defaultMode: 256 } }, {
    secret: { secretName: "s", defaultMode: 256 },
  }],
  [{ name: "v", hostPath: { path: "/" } }, { hostPath: { path: "/", type: "" } }],
  [
    { name: "v", projected: { sources: [{ serviceAccountToken: { path: "t" } }] } },
    {
      projected: {
        sources: [{ serviceAccountToken: { path: "t", expirationSeconds: 3600 } }],
        defaultMode: 420,
      },
    },
  ],
  [
    { name: "v", downwardAPI: { items: [{ path: "p", fieldRef: { fieldPath: "metadata.name" } }] } },
    {
      downwardAPI: {
        items: [{ path: "p", fieldRef: { fieldPath: "metadata.name", apiVersion: "v1" } }],
        defaultMode: 420,
      },
    },
  ],
];

for (const [given, expected] of cases) {
  Deno.test(`volume ${JSON.stringify(given)}`, () => {
    setVolumeDefaults(given, { kind: "Pod", version: "v1" });
    assert.deepEqual(given, { name: "v", ...expected });
  });
}
