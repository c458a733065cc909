import assert from "node:assert/strict";
import { buildpackPrograms } from "../../../src/simulator/images/buildpack_deps.ts";

const TAGS: [tag: string, has: boolean][] = [
  ["latest", true],
  ["3.13-bookworm", true],
  ["3.12-slim", false],
  ["slim-bookworm", false],
  ["22-alpine", false],
];

for (const [tag, has] of TAGS) {
  Deno.test(`${tag} ${has ? "has" : "has not"} curl, wget and ps`, () => {
    const paths = Object.keys(buildpackPrograms(tag));
    assert.deepEqual(
      ["/usr/bin/curl", "/usr/bin/wget", "/usr/bin/ps"].filter((path) => paths.includes(path)).length,
      has ? 3 : 0,
    );
  });
}
