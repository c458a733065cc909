import assert from "node:assert/strict";
import { warning } from "../../../src/programs/helm/go_log.ts";

Deno.test("a warning has the time as Go's log writes it", () => {
  let text = "";
  warning(Date.UTC(2026, 0, 2, 3, 4, 5), (said) => text += said)("careful");
  assert.equal(text, "2026/01/02 03:04:05 careful\n");
});
