import assert from "node:assert/strict";
import { familiarString, parseReference } from "../../../src/simulator/docker/reference.ts";

const DIGEST = `sha256:${"a".repeat(64)}`;

const GOOD: [text: string, shown: string][] = [
  ["nginx", "nginx:latest"],
  ["docker.io/library/nginx:1.29", "nginx:1.29"],
  ["timmyolson/env-echgo", "timmyolson/env-echgo:latest"],
  ["ghcr.io/a/b:c", "ghcr.io/a/b:c"],
  ["localhost:5000/x", "localhost:5000/x:latest"],
  [`nginx@${DIGEST}`, `nginx@${DIGEST}`],
];

for (const [text, shown] of GOOD) {
  Deno.test(`${text} is told as ${shown}`, () => assert.equal(familiarString(parseReference(text)), shown));
}

const BAD: [text: string, message: string][] = [
  ["Nginx", "invalid reference format: repository name (library/Nginx) must be lowercase"],
  ["me/Nginx:1", "invalid reference format: repository name (me/Nginx) must be lowercase"],
  ["nginx:", "invalid reference format"],
  ["", "invalid reference format"],
  ["a b", "invalid reference format"],
  ["nginx:-x", "invalid reference format"],
  ["b".repeat(64), `invalid repository name (${"b".repeat(64)}), cannot specify 64-byte hexadecimal strings`],
];

for (const [text, message] of BAD) {
  Deno.test(`${JSON.stringify(text)} is no reference`, () => {
    assert.throws(() => parseReference(text), { status: 400, message });
  });
}
