import assert from "node:assert/strict";
import { changeKeys } from "../../../src/explorer/change/change_keys.ts";
import { target } from "./test_targets.ts";

Deno.test("every key that changes objects says so, and which right it needs", () => {
  for (const { name, writes, right } of changeKeys) {
    assert.equal(writes, true, name);
    assert.ok(right?.(target("web")).verb, name);
  }
});
