import assert from "node:assert/strict";
import { refused } from "../../../../src/simulator/images/sql/problem.ts";

Deno.test("what cannot be simulated is said in plain words", () =>
  assert.deepEqual(refused("arrays").problem, { kind: "refused", text: "arrays" }));
