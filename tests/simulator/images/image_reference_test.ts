import assert from "node:assert/strict";
import { fullName, parseImageReference } from "../../../src/simulator/images/image_reference.ts";

const SUM = "a".repeat(64);

for (
  const [text, name] of [
    ["nginx", "docker.io/library/nginx:latest"],
    ["nginx:1.14.2", "docker.io/library/nginx:1.14.2"],
    ["timmyolson/env-echgo", "docker.io/timmyolson/env-echgo:latest"],
    ["ghcr.io/tolson-vkn/env-echgo:latest", "ghcr.io/tolson-vkn/env-echgo:latest"],
    ["localhost:5000/x", "localhost:5000/x:latest"],
    [`nginx@sha256:${SUM}`, `docker.io/library/nginx@sha256:${SUM}`],
    ["Nginx", undefined],
    ["nginx:", undefined],
    ["", undefined],
    ["a b", undefined],
  ] as const
) {
  Deno.test(`${JSON.stringify(text)} means ${name}`, () => {
    const reference = parseImageReference(text);
    assert.equal(reference && fullName(reference), name);
  });
}
