import assert from "node:assert/strict";
import { reason } from "../../../src/simulator/userland/http_reason.ts";

Deno.test("a status has its phrase", () => {
  assert.deepEqual([200, 404, 299].map(reason), ["OK", "Not Found", "Unknown"]);
});
