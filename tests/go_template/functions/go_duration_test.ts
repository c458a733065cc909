import assert from "node:assert/strict";
import { durationText, parseGoDuration } from "../../../src/go_template/functions/go_duration.ts";

Deno.test("durations are read and written as Go does", () => {
  for (
    const [text, shown] of [
      ["1h30m", "1h30m0s"],
      ["-1.5h", "-1h30m0s"],
      ["90s", "1m30s"],
      ["1500ms", "1.5s"],
      ["250us", "250µs"],
      ["0", "0s"],
      ["1h", "1h0m0s"],
    ] as const
  ) assert.equal(durationText(parseGoDuration(text)!), shown, text);
  for (const text of ["", "1", "1x", "h", "1h 2m"]) assert.equal(parseGoDuration(text), undefined, text);
});
