import assert from "node:assert/strict";
import { layersOf } from "../../../src/simulator/images/image_layers.ts";
import { IMAGES } from "../../../src/simulator/images/mod.ts";

function profile(name: string) {
  return IMAGES.find(({ repositories }) => repositories[0] === `docker.io/library/${name}`)!;
}

const COUNTS: [name: string, tag: string, layers: number][] = [
  ["debian", "latest", 1],
  ["ubuntu", "latest", 1],
  ["alpine", "latest", 1],
  ["busybox", "latest", 1],
  ["hello-world", "latest", 1],
  ["nginx", "latest", 7],
  ["nginx", "alpine", 8],
  ["python", "latest", 9],
  ["python", "3-alpine", 4],
  ["python", "3-slim", 4],
  ["debian", "bookworm-slim", 1],
  ["redis", "alpine", 7],
  ["node", "22", 8],
  ["httpd", "2.4", 5],
  ["postgres", "17", 14],
  ["mariadb", "latest", 8],
  ["mysql", "8.4", 10],
  ["redis", "latest", 7],
];

for (const [name, tag, count] of COUNTS) {
  Deno.test(`${name}:${tag} has ${count} layers`, () => {
    assert.equal(layersOf(profile(name), tag).filter(({ content }) => content).length, count);
  });
}

const BELOW: [base: string, name: string][] = [
  ["alpine:3.22", "python:3-alpine"],
  ["alpine:latest", "nginx:alpine"],
  ["debian:bookworm-slim", "python:3.12-slim"],
  ["debian:bookworm-slim", "node:22-slim"],
];

for (const [base, name] of BELOW) {
  Deno.test(`${name} lies on ${base}`, () => {
    const filled = (text: string) => {
      const [repository = "", tag = ""] = text.split(":");
      return layersOf(profile(repository), tag).flatMap(({ content }) => content ?? []);
    };
    assert.deepEqual(filled(name)[0], filled(base)[0]);
  });
}

const SHARED: [a: string, b: string, layers: number][] = [
  ["debian", "nginx", 1],
  ["debian", "python", 1],
  ["python", "node", 4],
  ["ubuntu", "mariadb", 1],
  ["alpine", "busybox", 0],
];

for (const [a, b, count] of SHARED) {
  Deno.test(`${a} and ${b} share ${count} layers`, () => {
    const ids = (name: string) =>
      layersOf(profile(name), "latest").flatMap(({ content }) => content?.diffId ?? []);
    assert.equal(ids(a).filter((id) => ids(b).includes(id)).length, count);
  });
}

for (const image of IMAGES) {
  Deno.test(`the layers of ${image.repositories[0]} sum up to its size, and hold all its files`, () => {
    const layers = layersOf(image, image.knownTags?.[0] ?? "latest").flatMap(({ content }) => content ?? []);
    const packed = layers.reduce((sum, { packedBytes }) => sum + packedBytes, 0);
    assert.ok(Math.abs(packed - image.sizeBytes) <= Math.max(2000, image.sizeBytes * 0.05), `${packed}`);
    const files = new Set(layers.flatMap((layer) => Object.keys(layer.files)));
    const missing = [...Object.keys(image.files), ...Object.keys(image.programs)].filter((path) =>
      !files.has(path)
    );
    assert.deepEqual(missing.filter((path) => path !== "/usr/bin/ps"), []);
  });
}
