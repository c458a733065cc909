import assert from "node:assert/strict";
import { StatusError } from "../../../src/simulator/kubernetes/status_error.ts";

Deno.test("a refusal carries the Status that the client gets", () => {
  const error = new StatusError(409, "Conflict", "no", { causes: [{ field: "a" }] });
  assert.deepEqual([error.code, error.message, error.causes], [409, "no", [{ field: "a" }]]);
  assert.equal(error.status.status, "Failure");
  assert.equal("reason" in new StatusError(500, "", "x").status, false);
  assert.deepEqual(new StatusError(500, "", "x").causes, []);
});
