import assert from "node:assert/strict";
import {
  DAY_WORDS,
  MONTH_WORDS,
  UNITS,
} from "../../../../../src/simulator/userland/commands/coreutils/date_words.ts";

Deno.test("days and months have the order of JavaScript's, and units step forward", () => {
  assert.ok(DAY_WORDS[new Date("2026-11-22T00:00:00Z").getUTCDay()]!.includes("sunday"));
  assert.equal(MONTH_WORDS[new Date("2026-11-22T00:00:00Z").getUTCMonth()], "nov");
  assert.ok(Object.values(UNITS).every(([, count]) => count > 0));
});
