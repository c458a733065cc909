import assert from "node:assert/strict";
import { digest } from "../../../src/simulator/host/digest.ts";

Deno.test("a digest is 64 hexadecimal digits that depend on the text alone", () => {
  assert.match(digest("a"), /^[0-9a-f]{64}$/);
  assert.equal(digest("a"), digest("a"));
  assert.notEqual(digest("a"), digest("b"));
});
