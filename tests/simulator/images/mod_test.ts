import assert from "node:assert/strict";
import { IMAGES, resolveImage } from "../../../src/simulator/images/mod.ts";
import { findProgram } from "../../../src/simulator/host/process.ts";
import { testMachine } from "./machine.ts";

for (
  const [text, repository] of [
    ["nginx", "docker.io/library/nginx"],
    ["nginx:1.14.2", "docker.io/library/nginx"],
    ["docker.io/nginx:1.25-alpine", "docker.io/library/nginx"],
    ["busybox:1.28", "docker.io/library/busybox"],
    ["alpine", "docker.io/library/alpine"],
    ["ghcr.io/tolson-vkn/env-echgo:latest", "ghcr.io/tolson-vkn/env-echgo"],
    ["timmyolson/env-echgo", "ghcr.io/tolson-vkn/env-echgo"],
  ] as const
) {
  Deno.test(`${text} is there`, () => {
    const found = resolveImage(text);
    assert.ok("image" in found);
    assert.equal(found.image.profile.repositories[0], repository);
  });
}

for (
  const [text, message] of [
    [
      "nginx:nope",
      'rpc error: code = NotFound desc = failed to pull and unpack image "docker.io/library/nginx:nope": ' +
      'failed to resolve reference "docker.io/library/nginx:nope": docker.io/library/nginx:nope: not found',
    ],
    [
      "ngnix",
      'failed to pull and unpack image "docker.io/library/ngnix:latest": failed to resolve reference ' +
      '"docker.io/library/ngnix:latest": pull access denied, repository does not exist or may require ' +
      "authorization: server message: insufficient_scope: authorization failed",
    ],
  ] as const
) {
  Deno.test(`${text} cannot be pulled`, () => assert.deepEqual(resolveImage(text), { failure: message }));
}

Deno.test("a malformed name is not a name", () => assert.ok("invalid" in resolveImage("Bad Name")));

Deno.test("an image has one digest a tag", () => {
  const id = (text: string) => {
    const found = resolveImage(text);
    return "image" in found ? found.image.imageId : "";
  };
  assert.match(id("nginx"), /^docker\.io\/library\/nginx@sha256:[0-9a-f]{64}$/);
  assert.notEqual(id("nginx:1.14.2"), id("nginx:1.25.5"));
  const byDigest = resolveImage(`nginx@${id("nginx").split("@")[1]}`);
  assert.ok("image" in byDigest);
});

for (const image of IMAGES) {
  Deno.test(`${image.repositories[0]} can start`, () => {
    const [first = ""] = [...image.entrypoint, ...image.cmd];
    assert.ok(findProgram(testMachine(image), image.env, image.workingDir, first), first);
  });
}
