import assert from "node:assert/strict";
import { imagePatch, imagesOf } from "../../../src/explorer/change/pod_template.ts";
import type { KubeObject } from "../../../src/kube/object.ts";

const spec = {
  initContainers: [{ name: "setup", image: "busybox" }],
  containers: [{ name: "app", image: "nginx:1" }],
};

/** Resource, object, and the patch that sets both images. */
const cases: [string, string, Record<string, unknown>, (inner: unknown) => unknown][] = [
  ["pods", "", { spec }, (inner) => ({ spec: inner })],
  [
    "deployments",
    "apps",
    { spec: { template: { spec } } },
    (inner) => ({ spec: { template: { spec: inner } } }),
  ],
  ["cronjobs", "batch", { spec: { jobTemplate: { spec: { template: { spec } } } } }, (inner) => ({
    spec: { jobTemplate: { spec: { template: { spec: inner } } } },
  })],
];

for (const [name, group, object, patch] of cases) {
  Deno.test(`images of ${name}`, () => {
    const images = imagesOf({ metadata: {}, ...object } as KubeObject, { name, group });
    assert.deepEqual(images.map(({ container, image }) => `${container}=${image}`), [
      "setup=busybox",
      "app=nginx:1",
    ]);
    assert.deepEqual(imagePatch(images, { name, group }), patch(spec));
  });
}

Deno.test("what has no containers has no images", () => {
  assert.deepEqual(imagesOf({ metadata: {} }, { name: "pods", group: "" }), []);
  assert.deepEqual(imagesOf({ metadata: {}, spec: 3 }, { name: "deployments", group: "apps" }), []);
});
