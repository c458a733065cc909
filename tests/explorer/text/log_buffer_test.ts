import assert from "node:assert/strict";
import { append, emptyLog, KEPT_LINES, lineFilter, passes } from "../../../src/explorer/text/log_buffer.ts";

Deno.test("a log keeps its newest lines and counts the ones it dropped", () => {
  let log = emptyLog;
  const batch = (from: number) => Array.from({ length: 1000 }, (_, index) => `line ${from + index}`);
  for (let from = 0; from < 3 * KEPT_LINES; from += 1000) log = append(log, batch(from));
  assert.equal(log.lines.at(-1), `line ${3 * KEPT_LINES - 1}`);
  assert.equal(log.lines[0], `line ${log.dropped}`);
  assert.ok(log.lines.length >= KEPT_LINES);
});

const filters: [string, string, boolean][] = [
  ["", "anything", true],
  ["error", "an ERROR here", true],
  ["error", "fine", false],
  ["!get /health", "GET /healthz", false],
  ["!get /health", "GET /", true],
  ["(", "not filtered while it is no pattern", true],
];

for (const [filter, text, expected] of filters) {
  Deno.test(`log filter ${JSON.stringify(filter)} on ${JSON.stringify(text)}`, () =>
    assert.equal(passes(text, lineFilter(filter)), expected));
}

Deno.test("a filter that is no pattern says why", () => {
  assert.match(lineFilter("(").problem ?? "", /Unterminated group/);
  assert.equal(lineFilter("!").problem, undefined);
});
