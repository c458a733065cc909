import assert from "node:assert/strict";
import { badRequest, conflict, notFound } from "../../../src/simulator/docker/engine_error.ts";

Deno.test("each refusal has its status", () => {
  assert.deepEqual(
    [badRequest("a"), notFound("b"), conflict("c")].map(({ status, message }) => [status, message]),
    [
      [400, "a"],
      [404, "b"],
      [409, "c"],
    ],
  );
});
