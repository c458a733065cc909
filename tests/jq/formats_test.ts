import assert from "node:assert/strict";
import { runJq } from "./run_jq.ts";

for (
  const [program, input, expected] of [
    [
      "@csv, @tsv, @sh, @html, @json, @text",
      '[1,"a\\"b\'<",null,true]',
      '"1,\\"a\\"\\"b\'<\\",,true" "1\\ta\\"b\'<\\t\\ttrue" "1 \'a\\"b\'\\\\\'\'<\' null true" "[1,&quot;a\\\\&quot;b&apos;&lt;&quot;,null,true]" "[1,\\"a\\\\\\"b\'<\\",null,true]" "[1,\\"a\\\\\\"b\'<\\",null,true]"',
    ],
    ["@uri, @base64", '"a b/é?"', '"a%20b%2F%C3%A9%3F" "YSBiL8OpPw=="'],
    ["@base64d", '"w6k="', '"é"'],
    ["@base64d", '"a"', 'error: string ("a") trailing base64 byte found'],
    ["@csv", "[{}]", "error: object ({}) is not valid in a csv row"],
    ["@csv", "1", "error: number (1) cannot be csv-formatted, only array"],
    ["@sh", "{}", "error: object ({}) can not be escaped for shell"],
    ["@nope", "1", "error: nope is not a valid format"],
    ['@html "<\\(.)>"', '"<"', '"<&lt;>"'],
  ] as const
) Deno.test(`jq formats: ${program}`, () => assert.equal(runJq(program, input), expected));
