import assert from "node:assert/strict";
import { ApiError } from "../../../src/cluster/api_error.ts";
import { ConnectionError } from "../../../src/cluster/connection_error.ts";
import type { Status } from "../../../src/kube/object.ts";
import { kubectlErrorText } from "../../../src/programs/kubectl/error_text.ts";

const failure = (more: Partial<Status>): ApiError =>
  new ApiError({ kind: "Status", apiVersion: "v1", metadata: {}, status: "Failure", ...more });

const invalid = (...causes: { field: string; message: string }[]): ApiError =>
  failure({
    reason: "Invalid",
    message: "all of it",
    code: 422,
    details: { kind: "Deployment", name: "x", causes },
  });

function several(...errors: Error[]): AggregateError {
  return new AggregateError(errors, "several");
}

const cases: [string, unknown, string | undefined][] = [
  [
    "a reason",
    failure({ reason: "NotFound", message: 'pods "x" not found' }),
    'Error from server (NotFound): pods "x" not found',
  ],
  ["no reason", failure({ message: "boom" }), "Error from server: boom"],
  [
    "401",
    failure({ reason: "Unauthorized", message: "Unauthorized" }),
    "error: You must be logged in to the server (Unauthorized)",
  ],
  [
    "one cause",
    invalid({ field: "spec.replicas", message: "Invalid value: -1: must be greater than or equal to 0" }),
    'The Deployment "x" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0\n',
  ],
  [
    "two causes, one of them twice",
    invalid({ field: "a", message: "Required value" }, { field: "b", message: "no" }, {
      field: "b",
      message: "no",
    }),
    'The Deployment "x" is invalid: \n* a: Required value\n* b: no\n',
  ],
  [
    "a cause of nothing that has a name",
    failure({
      reason: "Invalid",
      message: "said so",
      details: { causes: [{ field: "patch", message: "no" }] },
    }),
    "The request is invalid: patch: no\n",
  ],
  ["no details", failure({ reason: "Invalid", message: "said so" }), "The request is invalid: said so"],
  [
    "no connection",
    new ConnectionError("refused", "https://h:1", "The connection to the server h:1 was refused"),
    "The connection to the server h:1 was refused",
  ],
  ["one of several", several(new Error("alone")), "error: alone"],
  [
    "several errors",
    several(
      failure({ reason: "NotFound", message: "no pod" }),
      new Error("x"),
      several(new Error("y"), new Error("z")),
    ),
    "Error from server (NotFound): no pod\nx\n[y, z]\n",
  ],
  ["several in one, told alike", several(several(new Error("x"), new Error("x"))), "x\nx\n"],
  ["a programmer's error among several passes", several(new Error("x"), new TypeError("y")), undefined],
  ["another error", new Error("no such file"), "error: no such file"],
  ["nobody reads our output any more", new Deno.errors.BrokenPipe("x"), undefined],
  ["a programmer's error passes", new TypeError("x is not a function"), undefined],
];

for (const [name, error, expected] of cases) {
  Deno.test(`what kubectl prints: ${name}`, () => assert.equal(kubectlErrorText(error), expected));
}
