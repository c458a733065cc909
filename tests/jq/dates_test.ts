import assert from "node:assert/strict";
import { runJq } from "./run_jq.ts";

for (
  const [program, input, expected] of [
    ["todate", "1425599621", '"2015-03-05T23:53:41Z"'],
    ["fromdate", '"2015-03-05T23:51:47Z"', "1425599507"],
    ["fromdate", '"yesterday"', 'error: date "yesterday" does not match format "%Y-%m-%dT%H:%M:%SZ"'],
    ["gmtime", "1425599621.25", "[2015,2,5,23,53,41.25,4,63]"],
    ["gmtime | mktime", "1425599621", "1425599621"],
    ['strftime("%A, %B %d, %Y")', "1435677542.822351", '"Tuesday, June 30, 2015"'],
    ["now", "null", "1700000000"],
    ["mktime", '"a"', "error: mktime requires array inputs"],
  ] as const
) Deno.test(`jq dates: ${program}`, () => assert.equal(runJq(program, input), expected));
