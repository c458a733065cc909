import assert from "node:assert/strict";
import { need } from "../../../src/lessons/checks/missing.ts";

Deno.test("a part that is there is handed on, one that is not is named", () => {
  assert.equal(need(5, "number"), 5);
  assert.throws(() => need(undefined, "Docker engine"), /^Error: there is no Docker engine here$/);
});
