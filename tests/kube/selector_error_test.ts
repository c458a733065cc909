import assert from "node:assert/strict";
import { SelectorError } from "../../src/kube/selector_error.ts";

Deno.test("a selector error has its own name", () => {
  assert.equal(String(new SelectorError("found ','")), "SelectorError: found ','");
});
