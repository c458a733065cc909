import assert from "node:assert/strict";
import {
  credentialServer,
  familiarText,
  parseReference,
  registryOf,
  withDefaultTag,
} from "../../../src/programs/docker/image_reference.ts";

const DIGEST = `sha256:${"a".repeat(64)}`;

Deno.test("names of images are read with what they leave out", () => {
  for (
    const [text, name, familiar] of [
      ["nginx", "docker.io/library/nginx", "nginx:latest"],
      ["nginx:1.27", "docker.io/library/nginx", "nginx:1.27"],
      ["docker.io/library/nginx", "docker.io/library/nginx", "nginx:latest"],
      ["a/b", "docker.io/a/b", "a/b:latest"],
      ["localhost/b", "localhost/b", "localhost/b:latest"],
      ["localhost:5000/a/b:1", "localhost:5000/a/b", "localhost:5000/a/b:1"],
      ["ghcr.io/a/b", "ghcr.io/a/b", "ghcr.io/a/b:latest"],
      [`nginx@${DIGEST}`, "docker.io/library/nginx", `nginx@${DIGEST}`],
    ] as const
  ) {
    const reference = withDefaultTag(parseReference(text));
    assert.equal(reference.name, name);
    assert.equal(familiarText(reference), familiar);
  }
});

Deno.test("a name that is none is refused in the original's words", () => {
  for (
    const [text, message] of [
      ["UPPER", "invalid reference format: repository name (library/UPPER) must be lowercase"],
      ["a/b/c/D", "invalid reference format: repository name (a/b/c/D) must be lowercase"],
      ["a:b:c", "invalid reference format"],
      ["", "invalid reference format"],
      ["a@sha256:12", "invalid reference format"],
      ["http://x/y", "invalid reference format"],
      [
        "f".repeat(64),
        `invalid repository name (${"f".repeat(64)}), cannot specify 64-byte hexadecimal strings`,
      ],
    ] as const
  ) assert.throws(() => parseReference(text), { message });
});

Deno.test("a registry's credentials have its name, the usual one's an old address", () => {
  assert.equal(credentialServer(registryOf(parseReference("nginx"))), "https://index.docker.io/v1/");
  assert.equal(credentialServer(registryOf(parseReference("quay.io/a/b"))), "quay.io");
});
