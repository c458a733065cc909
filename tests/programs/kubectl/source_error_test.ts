import assert from "node:assert/strict";
import { ApiError } from "../../../src/cluster/api_error.ts";
import { withSource } from "../../../src/programs/kubectl/source_error.ts";

Deno.test("an error says with which file it came", () => {
  const refused = new ApiError({
    kind: "Status",
    apiVersion: "v1",
    metadata: {},
    status: "Failure",
    message: "no",
    reason: "Forbidden",
    code: 403,
  });
  const told = withSource("creating", "a.yaml", refused) as ApiError;
  assert.equal(told.message, 'error when creating "a.yaml": no');
  assert.equal(told.reason, "Forbidden");
  assert.equal((withSource("creating", "b", new Error("x")) as Error).message, 'error when creating "b": x');
  assert.equal(withSource("creating", "", refused), refused);
  const mistake = new TypeError("a programmer's");
  assert.equal(withSource("creating", "a.yaml", mistake), mistake);
});
