import assert from "node:assert/strict";
import fc from "fast-check";
import { base64Length } from "../../../src/kube/describe/base64_length.ts";

Deno.test("the length of base64 is that of the bytes", () => {
  fc.assert(fc.property(fc.string({ unit: "binary-ascii" }), (text) => {
    assert.equal(base64Length(btoa(text)), text.length);
  }));
});
