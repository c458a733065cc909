import assert from "node:assert/strict";
import { urlFailure } from "../../../../../src/simulator/userland/commands/curl/failure.ts";
import { parseUrl } from "../../../../../src/simulator/userland/commands/http_client.ts";

const urls: [text: string, failure: string | undefined][] = [
  ["web", undefined],
  ["http://web:8080/x?y#z", undefined],
  ["", "3 URL using bad/illegal format or missing URL"],
  ["http://", "3 URL rejected: No host part in the URL"],
  ["http://a b", "3 URL rejected: Malformed input to a URL function"],
  ["web:99999", "3 URL rejected: Port number was not a decimal number between 0 and 65535"],
  ["ftp://web", '1 Protocol "ftp" not supported'],
];

for (const [text, expected] of urls) {
  Deno.test(`curl "${text}"`, () => {
    const failure = urlFailure(text, parseUrl(text));
    assert.equal(failure && `${failure.code} ${failure.message}`, expected);
  });
}
