import assert from "node:assert/strict";
import fc from "fast-check";
import { ConnectionError, type ConnectionErrorKind } from "../../src/cluster/connection_error.ts";
import { DEFAULT_RETRY_LIMITS, retryDelayMs } from "../../src/cluster/retry.ts";

const middle = () => 0.5;

function answer(status: number, retryAfter?: string): Response {
  return new Response(null, { status, headers: retryAfter ? { "retry-after": retryAfter } : {} });
}

function failure(kind: ConnectionErrorKind): ConnectionError {
  return new ConnectionError(kind, "https://h:1", kind);
}

/** method, attempt number, outcome, expected wait */
const cases: [string, number, Response | ConnectionError, number | undefined][] = [
  ["GET", 1, answer(200), undefined],
  ["GET", 1, answer(404, "1"), undefined],
  ["GET", 1, answer(401, "1"), undefined],
  ["GET", 1, answer(429, "2"), 2000],
  ["POST", 1, answer(429, "2"), 2000],
  ["GET", 1, answer(503, "1"), 1000],
  ["GET", 1, answer(504, "1"), 1000],
  ["PATCH", 1, answer(500, "0"), 100],
  ["GET", 1, answer(503), undefined],
  ["GET", 1, answer(429), 100],
  ["GET", 2, answer(429), 200],
  ["GET", 3, answer(429), 400],
  ["POST", 1, answer(429), undefined],
  ["GET", 5, answer(429, "1"), undefined],
  ["GET", 1, answer(429, "3600"), undefined],
  ["GET", 1, failure("interrupted"), 100],
  ["POST", 1, failure("interrupted"), undefined],
  ["GET", 1, failure("refused"), undefined],
  ["GET", 1, failure("tls"), undefined],
  ["GET", 1, failure("dns"), undefined],
  ["GET", 1, failure("timeout"), undefined],
  ["GET", 1, failure("aborted"), undefined],
];

Deno.test("what is retried, and after how long", () => {
  for (const [method, number, outcome, expected] of cases) {
    const told = outcome instanceof Response ? outcome.status : outcome.kind;
    const delay = retryDelayMs({ method, number, outcome }, DEFAULT_RETRY_LIMITS, middle);
    assert.equal(delay, expected, `${method} attempt ${number}: ${told}`);
  }
});

Deno.test("no wait is longer than its limit, and there is a last attempt", () => {
  fc.assert(fc.property(
    fc.integer({ min: 1, max: 60 }),
    fc.double({ min: 0, max: 0.999, noNaN: true }),
    fc.option(fc.nat(100_000)),
    (number, chance, advice) => {
      const limits = { attempts: 50, firstDelayMs: 100, maxDelayMs: 2_000, maxAdviceMs: 15_000 };
      const outcome = answer(429, advice === null ? undefined : String(advice));
      const delay = retryDelayMs({ method: "GET", number, outcome }, limits, () => chance);
      assert.ok(delay === undefined || (delay >= 0 && delay <= 15_000));
      if (number >= 50) assert.equal(delay, undefined);
    },
  ));
});
