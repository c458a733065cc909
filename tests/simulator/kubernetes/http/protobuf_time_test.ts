import assert from "node:assert/strict";
import { microTimeText, timeText } from "../../../../src/simulator/kubernetes/http/protobuf_time.ts";

Deno.test("times have seconds, micro times six digits more", () => {
  assert.equal(timeText(1767225600), "2026-01-01T00:00:00Z");
  assert.equal(microTimeText(1767225600, 270743000), "2026-01-01T00:00:00.270743Z");
});
