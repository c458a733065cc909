import assert from "node:assert/strict";
import { smallEngine } from "../small_engine.ts";

/** Path, status, message. */
const REQUESTS: [method: string, path: string, status: number, message: string | undefined][] = [
  ["GET", "/_ping", 200, undefined],
  ["GET", "/v1.47/containers/json", 200, undefined],
  [
    "GET",
    "/v1.10/containers/json",
    400,
    "client version 1.10 is too old. Minimum supported API version is 1.24, please upgrade your client to a newer version",
  ],
  [
    "GET",
    "/v1.99/containers/json",
    400,
    "client version 1.99 is too new. Maximum supported API version is 1.51",
  ],
  ["GET", "/frobs", 404, "page not found"],
  ["DELETE", "/version", 405, "method not allowed"],
  ["GET", "/containers/nope/json", 404, "No such container: nope"],
];

for (const [method, path, status, message] of REQUESTS) {
  Deno.test(`${method} ${path}`, async () => {
    const answer = await smallEngine().ask(method, path);
    assert.equal(answer.status, status);
    if (message !== undefined) assert.deepEqual(answer.body, { message });
  });
}
