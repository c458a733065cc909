import assert from "node:assert/strict";
import { logWarning } from "../../../src/programs/kubectl/log_line.ts";
import { testIo } from "../test_io.ts";

Deno.test("a warning has the head of a log line", async () => {
  const { io, output } = testIo({ nowMs: Date.UTC(2026, 10, 23, 6, 25, 41, 619) });
  await logWarning(io, "helpers.go:719", "mind");
  assert.equal(output.err, "W1123 06:25:41.619000       1 helpers.go:719] mind\n");
});
