import assert from "node:assert/strict";
import { MONTHS, shortName, WEEKDAYS } from "../../src/kube/calendar.ts";

Deno.test("days and months stand in the order in which JavaScript counts them", () => {
  const names = (count: number, name: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => name(at));
  const text = (at: Date, part: object) => at.toLocaleString("en-US", { timeZone: "UTC", ...part });
  assert.deepEqual(names(12, (at) => text(new Date(Date.UTC(2026, at, 5)), { month: "long" })), MONTHS);
  // The first of February 2026 is a Sunday.
  assert.deepEqual(
    names(7, (at) => text(new Date(Date.UTC(2026, 1, 1 + at)), { weekday: "long" })),
    WEEKDAYS,
  );
  assert.equal(shortName(MONTHS[8]), "Sep");
});
