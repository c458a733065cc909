import assert from "node:assert/strict";
import { imageContainerNames } from "../../../../src/programs/kubectl/create/image_container_name.ts";

const names: [image: string, name: string][] = [
  ["nginx", "nginx"],
  ["registry.test:5000/a/redis:7", "redis"],
  ["a/b@sha256:12", "b"],
  ["a/My_App:1", "my-app-bbbbb"],
];

for (const [image, name] of names) {
  Deno.test(`the container of ${image} is ${name}`, () =>
    assert.deepEqual(imageContainerNames([image], () => 0), [name]));
}
