import assert from "node:assert/strict";
import { K9sReading } from "../../../src/settings/k9s/reading.ts";

Deno.test("every value that is set is also told", () => {
  const reading = new K9sReading();
  reading.set(["logs", "tail"], 5, ["k9s", "logger", "tail"]);
  reading.leave(["k9s", "refreshRate"], "rows are watched");
  assert.deepEqual(reading.assignments.map(({ value }) => value), [5]);
  assert.deepEqual(reading.notes.map(({ kind, text }) => `${kind}: ${text}`), [
    "taken: taken over as logs.tail",
    "left: rows are watched",
  ]);
});
