import assert from "node:assert/strict";
import { parseReference } from "../../../src/simulator/docker/reference.ts";
import { askRegistry, refusePush, searchRegistry } from "../../../src/simulator/docker/registry.ts";

const DENIED =
  "repository does not exist or may require 'docker login': denied: requested access to the resource is denied";

const FAILURES: [text: string, status: number, message: string][] = [
  ["ngnix", 404, `pull access denied for ngnix, ${DENIED}`],
  ["me/mine", 404, `pull access denied for me/mine, ${DENIED}`],
  ["pequod/private", 404, `pull access denied for pequod/private, ${DENIED}`],
  ["nginx:nope", 404, "manifest for nginx:nope not found: manifest unknown: manifest unknown"],
  ["ghcr.io/a/b", 500, 'Head "https://ghcr.io/v2/a/b/manifests/latest": denied'],
  [
    "reg.example/a",
    500,
    'Get "https://reg.example/v2/": dial tcp: lookup reg.example on 127.0.0.53:53: no such host',
  ],
  [
    "localhost:5000/a",
    500,
    'Get "http://localhost:5000/v2/": dial tcp 127.0.0.1:5000: connect: connection refused',
  ],
];

for (const [text, status, message] of FAILURES) {
  Deno.test(`${text} cannot be pulled`, () => {
    assert.throws(() => askRegistry(parseReference(text)), { status, message });
  });
}

Deno.test("an image is found by tag, by digest, and with an account", () => {
  const { digest, tag } = askRegistry(parseReference("nginx:1.27"));
  assert.equal(tag, "1.27");
  assert.equal(askRegistry(parseReference(`nginx@${digest}`)).tag, "1.27");
  const account = { username: "captain", password: "whale" };
  assert.equal(askRegistry(parseReference("pequod/private"), account).tag, "latest");
});

Deno.test("nothing is pushed, and what is searched for is found", () => {
  assert.equal(refusePush(parseReference("me/mine")), "denied: requested access to the resource is denied");
  assert.match(refusePush(parseReference("reg.example/a")), /no such host/);
  assert.deepEqual(searchRegistry("nginx").map(({ name }) => name).slice(0, 1), ["nginx"]);
});
