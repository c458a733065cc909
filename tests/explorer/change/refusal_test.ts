import assert from "node:assert/strict";
import { ApiError } from "../../../src/cluster/api_error.ts";
import { refusalOf } from "../../../src/explorer/change/refusal.ts";
import type { Status } from "../../../src/kube/object.ts";
import { type Answers, recordingClient, refusal } from "./recording_client.ts";
import { target } from "./test_targets.ts";

const web = "GET /apis/apps/v1/namespaces/shop/deployments/web";
const conflict = new ApiError(refusal(409, "Precondition failed: UID in precondition", "Conflict") as Status);

/** What went wrong, what the server says of the object now, and what is said. */
const cases: [string, unknown, Answers, RegExp][] = [
  ["the same object", conflict, { [web]: { metadata: { uid: "uid-web" } } }, /^Precondition failed/],
  ["another object", conflict, { [web]: { metadata: { uid: "x" } } }, /^was deleted and created again/],
  ["no object", conflict, { [web]: refusal(404, "not found", "NotFound") }, /^is gone already$/],
  ["no answer to the question", conflict, {}, /^Precondition failed/],
  ["forbidden", new ApiError(refusal(403, "you may not", "Forbidden") as Status), {}, /^you may not$/],
  ["no answer", new TypeError("connection refused"), {}, /may or may not have been done: connection refused/],
];

for (const [name, error, answers, expected] of cases) {
  Deno.test(`a refused write: ${name}`, async () => {
    const { client } = recordingClient(answers);
    assert.match(await refusalOf(client, target("web"), error, new AbortController().signal), expected);
  });
}
