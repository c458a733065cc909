import assert from "node:assert/strict";
import {
  countOf,
  withOldCount,
} from "../../../../../src/simulator/userland/commands/coreutils/count_text.ts";

for (
  const [text, count] of [["10", 10], ["2K", 2048], ["2kB", 2000], ["1MiB", 1048576], ["3b", 1536], [
    "x",
    undefined,
  ]] as const
) {
  Deno.test(`count: ${text}`, () => assert.equal(countOf(text), count));
}

Deno.test("count: old spellings become options", () => {
  assert.deepEqual(withOldCount(["-5", "a"]), ["-n5", "a"]);
  assert.deepEqual(withOldCount(["-5c", "a"]), ["-c5", "a"]);
  assert.deepEqual(withOldCount(["a", "-5"]), ["a", "-5"]);
});
