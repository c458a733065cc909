import assert from "node:assert/strict";
import { askedIn } from "../../../../src/simulator/images/sql/asked.ts";

for (
  const [body, isTaken] of [
    ['{"user": "me", "sql": "select 1"}', true],
    ['{"user": "me"}', true],
    ['{"user": "me", "sql": 1}', false],
    ['{"sql": "select 1"}', false],
    ["null", false],
    ["GET / HTTP/1.1", false],
    ["", false],
  ] as const
) {
  Deno.test(`a server of SQL ${isTaken ? "takes" : "does not take"} ${body || "nothing"}`, () =>
    assert.equal(askedIn(body) !== undefined, isTaken));
}
