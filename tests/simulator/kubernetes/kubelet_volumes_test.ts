import assert from "node:assert/strict";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { IVolume } from "kubernetes-models/v1/Volume";
import type { Sources } from "../../../src/simulator/kubernetes/kubelet_environment.ts";
import { failedMount, volumeContent } from "../../../src/simulator/kubernetes/kubelet_volumes.ts";

const pod: IPod = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "p", namespace: "ns" },
  spec: { containers: [] },
};
const sources: Sources = {
  configMap: (_, name) =>
    name === "game"
      ? { apiVersion: "v1", kind: "ConfigMap", data: { "game.properties": "lives=3" } }
      : undefined,
  secret: (_, name) =>
    name === "s" ? { apiVersion: "v1", kind: "Secret", data: { k: btoa("v") } } : undefined,
  services: () => ({}),
};
const item = (key: string) => [{ key, path: `sub/${key}` }];

const CASES: [volume: Omit<IVolume, "name">, expected: ReturnType<typeof volumeContent>][] = [
  [{ configMap: { name: "game" } }, { content: { "game.properties": "lives=3" } }],
  [{ configMap: { name: "game", items: item("game.properties") } }, {
    content: { "sub/game.properties": "lives=3" },
  }],
  [{ configMap: { name: "game", items: item("ui") } }, {
    problem: "configmap references non-existent config key: ui",
  }],
  [{ configMap: { name: "no" } }, { problem: 'configmap "no" not found' }],
  [{ configMap: { name: "no", optional: true } }, { content: {} }],
  [{ secret: { secretName: "s" } }, { content: { k: "v" } }],
  [{ secret: { secretName: "no" } }, { problem: 'secret "no" not found' }],
  [{ downwardAPI: { items: [{ path: "name", fieldRef: { fieldPath: "metadata.name" } }] } }, {
    content: { name: "p" },
  }],
  [{ emptyDir: {} }, { content: undefined }],
];

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
  assert.deepEqual(Object.keys(found.content!), ["game.properties", "token"]);
});

Deno.test("the event's words", () => {
  assert.equal(failedMount("v", "x"), 'MountVolume.SetUp failed for volume "v" : x');
});
