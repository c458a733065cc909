import assert from "node:assert/strict";
import { ApiError } from "../../../src/cluster/api_error.ts";
import { helmErrorText } from "../../../src/programs/helm/helm_error_text.ts";

const cases: [unknown, string | undefined][] = [
  [new Error("release: not found"), "Error: release: not found"],
  [
    new ApiError({
      kind: "Status",
      apiVersion: "v1",
      metadata: {},
      status: "Failure",
      code: 403,
      message: "no",
    }),
    "Error: no",
  ],
  [new TypeError("undefined is not a function"), undefined],
  [Object.assign(new Error("Broken pipe"), { code: "EPIPE" }), undefined],
  ["text", undefined],
];
for (const [error, expected] of cases) {
  Deno.test(`what is said of ${error}`, () => assert.equal(helmErrorText(error), expected));
}
