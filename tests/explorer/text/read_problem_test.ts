import assert from "node:assert/strict";
import { problemOf, standing } from "../../../src/explorer/text/read_problem.ts";

Deno.test("the first failure in a row says since when a text is old, the last one why", () => {
  const first = problemOf({ problem: undefined }, { why: "no route" }, Date.UTC(2026, 0, 1, 12));
  const second = problemOf({ problem: first }, { why: "connection refused" }, Date.UTC(2026, 0, 1, 13));
  assert.equal(standing(second).text, "stale since 12:00:00Z: connection refused ");
});
