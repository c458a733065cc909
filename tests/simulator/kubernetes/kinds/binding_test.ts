import assert from "node:assert/strict";
import { binding } from "../../../../src/simulator/kubernetes/kinds/binding.ts";

Deno.test("bindings are made, and never read", () => {
  assert.deepEqual(binding.verbs, ["create"]);
});
