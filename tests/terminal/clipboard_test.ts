import assert from "node:assert/strict";
import { clipboardLimitBytes, copySequence } from "../../src/terminal/clipboard.ts";

Deno.test("copying is one OSC 52 sequence, up to what terminals accept", () => {
  assert.equal(copySequence("kubectl get pods ✓"), "\x1b]52;c;a3ViZWN0bCBnZXQgcG9kcyDinJM=\x07");
  const evil = copySequence("a\tb\r\nc\x1b[201~rm\x9b2J\u202e")!;
  const text = new TextDecoder().decode(Uint8Array.fromBase64(evil.slice(7, -1)));
  assert.equal(text, "a\tb\nc␛[201~rm�2J�", "what is pasted has no control characters");
  assert.equal(copySequence("x".repeat(clipboardLimitBytes + 1)), null);
});
