import assert from "node:assert/strict";
import { commonLogDate, flagValue } from "../../../src/simulator/images/web_server.ts";

Deno.test("dates of the common log format", () => {
  assert.equal(commonLogDate(Date.UTC(2026, 10, 22, 11, 33, 4)), "22/Nov/2026:11:33:04 +0000");
});

for (
  const [words, value] of [[["--port=1"], "1"], [["--port", "2"], "2"], [["--other"], undefined]] as [
    string[],
    string?,
  ][]
) {
  Deno.test(`${words.join(" ")} is ${value}`, () => assert.equal(flagValue(words, "port"), value));
}
