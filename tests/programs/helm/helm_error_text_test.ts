import assert from "node:assert/strict";
import { ApiError } from "../../../src/cluster/api_error.ts";
import { KubeconfigError } from "../../../src/cluster/kubeconfig_error.ts";
import { helmErrorText } from "../../../src/programs/helm/helm_error_text.ts";

const cases: [unknown, string | undefined][] = [
  [new Error("release: not found"), "Error: release: not found\n"],
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
  [
    new KubeconfigError("context was not found for specified context: a (known contexts: b)"),
    'Error: kubernetes cluster unreachable: context "a" does not exist',
  ],
  ["text", undefined],
];
for (const [error, expected] of cases) {
  Deno.test(`what is said of ${error}`, () => assert.equal(helmErrorText(error), expected));
}
