import assert from "node:assert/strict";
import fc from "fast-check";
import {
  added,
  droppedFirst,
  emptyLog,
  lineAt,
  linesFrom,
  type LogBuffer,
  mostCharacters,
  placeOf,
} from "../../../src/explorer/logs/log_buffer.ts";
import { compareLines, type LogLine } from "../../../src/explorer/logs/log_line.ts";
import { logLine } from "./sample_lines.ts";

const batches = fc.array(fc.array(fc.integer({ min: 1, max: 5_000 }), { maxLength: 700 }), { maxLength: 8 })
  .map((times) => {
    let id = 0;
    return times.map((batch) => batch.map((timeUs) => logLine(timeUs, "x".repeat(timeUs % 7), { id: id++ })));
  });

function filled(all: readonly (readonly LogLine[])[], limit: number): LogBuffer {
  return all.reduce((log, batch) => added(log, batch, limit).log, emptyLog);
}

Deno.test("kept and dropped lines are all that were added; the kept ones are the newest, in their order", () =>
  fc.assert(
    fc.property(batches, fc.integer({ min: 1, max: 3_000 }), (all, limit) => {
      const log = filled(all, limit);
      const kept = [...linesFrom(log)];
      const total = all.flat().length;
      assert.equal(log.length + log.dropped, total);
      assert.equal(log.length, Math.min(limit, total));
      assert.deepEqual(kept, kept.toSorted(compareLines));
      assert.equal(log.characters, kept.reduce((sum, { text }) => sum + text.length, 0));
    }),
    { numRuns: 60 },
  ));

Deno.test("without a limit the lines are those that were added, sorted", () =>
  fc.assert(
    fc.property(batches, (all) => {
      const log = filled(all, Infinity);
      assert.deepEqual([...linesFrom(log)], all.flat().toSorted(compareLines));
      for (const line of [...linesFrom(log)].slice(0, 20)) {
        assert.equal(lineAt(log, placeOf(log, line)), line);
      }
    }),
    { numRuns: 60 },
  ));

Deno.test("what was read from a version stays as it was when others come from it", () => {
  const before = filled([Array.from({ length: 600 }, (_, index) => logLine(index + 1))], 1_000);
  const texts = [...linesFrom(before)].map(({ text }) => text);
  added(before, [logLine(300, "late"), logLine(9_000, "new")], 10);
  droppedFirst(before, 500);
  assert.deepEqual([...linesFrom(before)].map(({ text }) => text), texts);
});

Deno.test("few lines with much text are cut back, too, but for the newest", () => {
  const long = "x".repeat(mostCharacters / 4);
  const log = filled([[1, 2, 3, 4, 5, 6].map((timeUs) => logLine(timeUs, long))], 1_000);
  assert.deepEqual([log.length, log.dropped], [4, 2]);
  assert.equal(filled([[logLine(1, "x".repeat(mostCharacters + 1))]], 10).length, 1);
});
