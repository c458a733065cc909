import assert from "node:assert/strict";
import fc from "fast-check";
import { linesFrom } from "../../../src/explorer/logs/log_buffer.ts";
import { logFilter } from "../../../src/explorer/logs/log_filter.ts";
import {
  countNew,
  filtered,
  type LogLines,
  logLinesOf,
  withMore,
} from "../../../src/explorer/logs/log_lines.ts";
import { logLine } from "./sample_lines.ts";

const texts = (lines: LogLines): string[] => [...linesFrom(lines.kept)].map(({ text }) => text);

const batches = fc.array(
  fc.array(fc.record({ timeUs: fc.integer({ min: 1, max: 300 }), text: fc.constantFrom("x", "a", "b") }), {
    maxLength: 40,
  }),
  { maxLength: 8 },
).map((all) => {
  let id = 0;
  return all.map((batch) => batch.map(({ timeUs, text }) => logLine(timeUs, text, { id: id++ })));
});

Deno.test("a filter over new lines keeps what it would keep of all of them", () =>
  fc.assert(
    fc.property(
      batches,
      fc.constantFrom("", "x", "!x"),
      fc.integer({ min: 1, max: 100 }),
      (all, text, limit) => {
        const filter = logFilter(text);
        const grown = all.reduce((lines, batch) => withMore(lines, batch, limit), logLinesOf(filter));
        assert.deepEqual(texts(grown), texts(filtered(grown, filter)));
        assert.equal(grown.log.length + grown.log.dropped, all.flat().length);
        assert.ok(grown.log.length <= limit);
      },
    ),
  ));

Deno.test("another filter and none: everything is there again", () => {
  const lines = withMore(logLinesOf(logFilter("")), [logLine(1, "a"), logLine(2, "x"), logLine(3, "b")], 10);
  const some = filtered(lines, logFilter("x -B 1"));
  assert.deepEqual(texts(some), ["a", "x"]);
  assert.deepEqual(texts(filtered(some, logFilter(""))), ["a", "x", "b"]);
});

Deno.test("what came since is counted, whatever was dropped", () => {
  const shown = withMore(logLinesOf(logFilter("")), [logLine(1), logLine(2)], 3);
  assert.equal(countNew(shown, shown), 0);
  const live = withMore(shown, [logLine(3), logLine(4)], 3);
  assert.equal(countNew(shown, live), 2);
  const later = withMore(live, [5, 6, 7, 8, 9].map((timeUs) => logLine(timeUs)), 3);
  assert.equal(countNew(shown, later), 3);
});
