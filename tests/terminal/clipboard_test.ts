import assert from "node:assert/strict";
import { clipboardLimitBytes, copySequence } from "../../src/terminal/clipboard.ts";

Deno.test("copying is one OSC 52 sequence, up to what terminals accept", () => {
  assert.equal(copySequence("kubectl get pods ✓"), "\x1b]52;c;a3ViZWN0bCBnZXQgcG9kcyDinJM=\x07");
  assert.equal(copySequence("x".repeat(clipboardLimitBytes + 1)), null);
});
