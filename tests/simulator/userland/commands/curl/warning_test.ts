import assert from "node:assert/strict";
import { wrapped } from "../../../../../src/simulator/userland/commands/curl/warning.ts";

Deno.test("a long warning has several lines, none wider than a terminal", () => {
  assert.equal(
    wrapped("Problem : connection refused. Will retry in 1 seconds. 1 retries left."),
    "Warning: Problem : connection refused. Will retry in 1 seconds. 1 retries \nWarning: left.\n",
  );
  assert.equal(wrapped("short"), "Warning: short\n");
});
