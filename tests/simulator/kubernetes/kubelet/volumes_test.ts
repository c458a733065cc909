import assert from "node:assert/strict";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { IVolume } from "kubernetes-models/v1/Volume";
import type { Sources } from "../../../../src/simulator/kubernetes/kubelet/environment.ts";
import {
  failedMount,
  volumeContent,
  volumeSources,
} from "../../../../src/simulator/kubernetes/kubelet/volumes.ts";

const pod: IPod = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "p", namespace: "ns" },
  spec: { containers: [{ name: "c" }] },
};
const sources: Sources = {
  configMap: (_, name) =>
    name === "game"
      ? { apiVersion: "v1", kind: "ConfigMap", data: { "game.properties": "lives=3" } }
      : undefined,
  secret: (_, name) =>
    name === "s" ? { apiVersion: "v1", kind: "Secret", data: { k: btoa("v") } } : undefined,
  services: () => ({}),
  token: (_pod, audience, seconds) => `token-${audience ?? "api"}-${seconds}`,
  onChange: () => () => {},
  allocatable: { cpu: "4", memory: "8Gi" },
};
const item = (key: string) => [{ key, path: `sub/${key}` }];

const made = (files: Record<string, string>, mode = 0o644, modes: Record<string, number> = {}) => ({
  content: { files, mode, modes },
});
const cpu = { containerName: "c", resource: "limits.cpu" };

const CASES: [volume: Omit<IVolume, "name">, expected: ReturnType<typeof volumeContent>][] = [
  [{ configMap: { name: "game" } }, made({ "game.properties": "lives=3" })],
  [
    { configMap: { name: "game", items: item("game.properties") } },
    made({ "sub/game.properties": "lives=3" }),
  ],
  [
    {
      configMap: {
        name: "game",
        items: [{ key: "game.properties", path: "g", mode: 0o400 }],
        defaultMode: 0o600,
      },
    },
    made({ g: "lives=3" }, 0o600, { g: 0o400 }),
  ],
  [{ configMap: { name: "game", items: item("ui") } }, {
    problem: "configmap references non-existent config key: ui",
  }],
  [{ configMap: { name: "no" } }, { problem: 'configmap "no" not found' }],
  [{ configMap: { name: "no", optional: true } }, made({})],
  [{ secret: { secretName: "s" } }, made({ k: "v" })],
  [{ secret: { secretName: "s", items: item("no") } }, { problem: "references non-existent secret key: no" }],
  [{ secret: { secretName: "no" } }, { problem: 'secret "no" not found' }],
  [
    { downwardAPI: { items: [{ path: "name", fieldRef: { fieldPath: "metadata.name" } }] } },
    made({ name: "p" }),
  ],
  [{ downwardAPI: { items: [{ path: "cpu", resourceFieldRef: cpu }] } }, made({ cpu: "4" })],
  [
    {
      projected: {
        sources: [{ serviceAccountToken: { path: "t", audience: "vault", expirationSeconds: 600 } }],
      },
    },
    made({ t: "token-vault-600" }),
  ],
  [{ emptyDir: {} }, { content: undefined }],
];

Deno.test("a volume tells what it is made from", () => {
  const volume: IVolume = {
    name: "v",
    projected: { sources: [{ configMap: { name: "a" } }, { secret: { name: "b" } }] },
  };
  assert.deepEqual(volumeSources(volume), ["configmaps/a", "secrets/b"]);
  assert.deepEqual(volumeSources({ name: "v", secret: { secretName: "c" } }), ["secrets/c"]);
});

for (const [volume, expected] of CASES) {
  Deno.test(`volume ${JSON.stringify(volume)}`, () => {
    assert.deepEqual(volumeContent(pod, { name: "v", ...volume }, sources), expected);
  });
}

Deno.test("a projected volume holds its sources together", () => {
  const volume: IVolume = {
    name: "v",
    projected: { sources: [{ configMap: { name: "game" } }, { serviceAccountToken: { path: "token" } }] },
  };
  const found = volumeContent(pod, volume, sources);
  assert.ok("content" in found);
  assert.deepEqual(Object.keys(found.content!.files), ["game.properties", "token"]);
});

Deno.test("the event's words", () => {
  assert.equal(failedMount("v", "x"), 'MountVolume.SetUp failed for volume "v" : x');
});
