import assert from "node:assert/strict";
import { formatProblem } from "../../../src/programs/helm/json_schema_format.ts";

Deno.test("formats are judged where they are known and the value is a text", () => {
  assert.equal(formatProblem("ipv4", "1.2.3.4"), undefined);
  assert.equal(formatProblem("ipv4", "x"), "expected four decimals");
  assert.ok(formatProblem("hostname", "-a"));
  assert.ok(formatProblem("date", "2024-13-01"));
  assert.equal(formatProblem("nonsense", "x"), undefined);
  assert.equal(formatProblem("ipv4", 5), undefined);
});
