import assert from "node:assert/strict";
import { gatherRandomness } from "../../src/cli/randomness.ts";

const cases: [word: string | undefined, times: number][] = [
  ["kubectl", 1],
  ["helm", 1],
  ["get", 1],
  ["docker", 0],
  ["version", 0],
  ["--help", 0],
  [undefined, 0],
];

for (const [word, times] of cases) {
  Deno.test(`random bits are gathered ${times} times for ${word}, and nobody waits`, () => {
    let called = 0;
    gatherRandomness(word, () => {
      called++;
      return Promise.reject(new Error("this machine cannot"));
    });
    assert.equal(called, times);
  });
}
