import assert from "node:assert/strict";
import { isFiltering, logFilter, passes, withContext } from "../../../src/explorer/logs/log_filter.ts";
import { logFields } from "../../../src/explorer/logs/log_fields.ts";

const json = '{"level":"WARN","status":503,"took":"1.5s","msg":"upstream timeout","user":"ann"}';

const cases: [filter: string, text: string, passes: boolean][] = [
  ["", "anything", true],
  ["error", "an ERROR here", true],
  ["error", "fine", false],
  ["get /health", "GET /healthz", true],
  ["!get /health", "GET /healthz", false],
  ["!get /health", "GET /", true],
  ["(", "not filtered while it is no pattern", true],
  ["-f gthz", "GET /healthz", true],
  ["-f zz", "GET /healthz", false],
  ["-f a.c", "abc", false],
  ["level=warn", json, true],
  ["level=warning", json, false],
  ["level=error", json, false],
  ["level!=error", json, true],
  ["status>=500", json, true],
  ["status>=500", '{"status":404}', false],
  ["status<500 level=warn", '{"status":404,"severity":"warning"}', true],
  ["took>900ms", json, true],
  ["took>2s", json, false],
  ["msg~time.ut", json, true],
  ["msg!~timeout", json, false],
  ["user=ann timeout", json, true],
  ["user=ann refused", json, false],
  ["user=ann -C 3", json, true],
  ["status>=500", "no fields: status>=500", false],
  ["PORT=80", "set PORT=8080", true],
  ["PORT=81", "set PORT=8080", false],
  ["missing!=x", json, true],
  ["status=503", '10.0.0.1 - - [01/Jan/2026:10:30:54 +0000] "GET / HTTP/1.1" 503 9 "-" "curl"', true],
  ["level=error", 'E0102 15:04:05.000000       1 reflector.go:140] "Failed" err="x"', true],
];

for (const [filter, text, expected] of cases) {
  Deno.test(`log filter ${JSON.stringify(filter)} on ${JSON.stringify(text)}`, () =>
    assert.equal(passes(text, logFilter(filter), () => logFields(text)), expected));
}

const contexts: [filter: string, before: number, after: number, pattern: string | undefined][] = [
  ["error", 0, 0, "error"],
  ["error -C 2", 2, 2, "error"],
  ["-A3 error", 0, 3, "error"],
  ["a -B 1 -A 4 b", 1, 4, "a b"],
  ["error -C", 0, 0, "error -C"],
  ["-C 2", 2, 2, undefined],
];

for (const [filter, before, after, pattern] of contexts) {
  Deno.test(`log filter ${JSON.stringify(filter)} shows ${before} before and ${after} after`, () => {
    const found = logFilter(filter);
    assert.deepEqual([found.before, found.after, found.pattern?.source], [before, after, pattern]);
  });
}

Deno.test("a filter that is no pattern says why, and filters nothing", () => {
  assert.match(logFilter("(").problem ?? "", /Unterminated group/);
  assert.match(logFilter("msg~(").problem ?? "", /Unterminated group/);
  assert.equal(isFiltering(logFilter("(")), false);
  assert.equal(logFilter("!").problem, undefined);
});

Deno.test("context is set, changed and taken away in the text", () => {
  assert.equal(withContext("error", 1), "error -C 1");
  assert.equal(withContext("error -A 3", 2), "error -C 2");
  assert.equal(withContext("error -C 1", 0), "error");
});
