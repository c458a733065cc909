import assert from "node:assert/strict";
import { timestamp } from "../../../src/cluster/helm/acting.ts";

Deno.test("times are kept as RFC 3339", () => {
  assert.equal(timestamp({ now: () => Date.UTC(2026, 0, 1, 12) }), "2026-01-01T12:00:00.000Z");
});
