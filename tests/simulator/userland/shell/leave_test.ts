import assert from "node:assert/strict";
import { Leave } from "../../../../src/simulator/userland/shell/leave.ts";

Deno.test("what leaves knows what, and how far", () => {
  const leave = new Leave("break", 2);
  assert.deepEqual([leave.what, leave.value], ["break", 2]);
});
