import assert from "node:assert/strict";
import { DetachKeys } from "../../../../src/programs/docker/run/detach_keys.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (chunk: Uint8Array): string => new TextDecoder().decode(chunk);

Deno.test("keys are held back until it is clear what they are", () => {
  const keys = new DetachKeys("");
  assert.equal(text(keys.read(bytes("a\x10")).pass), "a");
  assert.equal(text(keys.read(bytes("b")).pass), "\x10b");
  assert.equal(text(keys.read(bytes("\x10\x10")).pass), "\x10");
  assert.deepEqual(keys.read(bytes("\x11rest")), { pass: new Uint8Array(), isDetached: true });
});

Deno.test("other keys can be chosen", () => {
  assert.equal(new DetachKeys("ctrl-a,q").read(bytes("\x01q")).isDetached, true);
  assert.equal(new DetachKeys("ctrl-@").read(bytes("\0")).isDetached, true);
  assert.throws(() => new DetachKeys("foo"), { message: "Unknown character: 'foo'" });
});
