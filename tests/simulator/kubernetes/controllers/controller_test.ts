import assert from "node:assert/strict";
import { timeText } from "../../../../src/simulator/kubernetes/controllers/controller.ts";

Deno.test("times in objects are whole seconds", () => {
  assert.equal(timeText(Date.UTC(2026, 0, 2, 3, 4, 5, 678)), "2026-01-02T03:04:05Z");
});
