import assert from "node:assert/strict";
import { logStamp } from "../../../../src/simulator/images/nginx/log_stamp.ts";

Deno.test("the time in the log of errors", () =>
  assert.equal(logStamp(Date.UTC(2026, 10, 22, 11, 33, 4)), "2026/11/22 11:33:04"));
