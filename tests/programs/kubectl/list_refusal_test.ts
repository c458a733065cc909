import assert from "node:assert/strict";
import { ApiError } from "../../../src/cluster/api_error.ts";
import { worded } from "../../../src/programs/kubectl/list_refusal.ts";
import type { Selected } from "../../../src/programs/kubectl/selection.ts";

const resource = { group: "apps", version: "v1", name: "deployments", kind: "Deployment", singularName: "" };
const rest = { shortNames: [], categories: [], namespaced: true, verbs: [], subresources: [] };
const list: Selected = { resource: { ...resource, ...rest }, path: "/apis/apps/v1/deployments" };

function refused(reason: string): ApiError {
  return new ApiError({
    kind: "Status",
    apiVersion: "v1",
    metadata: {},
    status: "Failure",
    message: "no",
    reason,
  });
}

const cases: [string, Selected, Parameters<typeof worded>[2], string][] = [
  ["BadRequest", list, {}, 'Unable to list "apps/v1, Resource=deployments": no'],
  [
    "NotFound",
    list,
    { labelSelector: "a=b" },
    'Unable to find "apps/v1, Resource=deployments" that match label selector "a=b", field selector "": no',
  ],
  ["Forbidden", list, { labelSelector: "a=b" }, "no"],
  ["NotFound", { ...list, name: "x" }, {}, "no"],
];

for (const [reason, selected, selectors, message] of cases) {
  Deno.test(`a refused ${selected.name ? "get" : "list"}, ${reason}: ${message}`, () =>
    assert.equal((worded(refused(reason), selected, selectors) as ApiError).message, message));
}

Deno.test("what is no refusal passes unchanged", () => {
  const error = new Error("cut off");
  assert.equal(worded(error, list, {}), error);
});
