import assert from "node:assert/strict";
import { ApiError } from "../../../src/cluster/api_error.ts";
import type { ObjectChange } from "../../../src/cluster/object_watch.ts";
import { followObject, objectProblem } from "../../../src/explorer/text/object_news.ts";

const object = { metadata: { name: "x" } };
const forbidden = new ApiError({
  kind: "Status",
  apiVersion: "v1",
  metadata: {},
  status: "Failure",
  message: 'secrets "x" is forbidden',
  reason: "Forbidden",
  code: 403,
});

const cases: [string, ObjectChange, string][] = [
  [
    "on its way",
    { object: undefined, state: { kind: "loading", count: 0, remaining: undefined } },
    "loading …",
  ],
  ["there", { object, state: { kind: "live" } }, ""],
  ["gone", { object: undefined, state: { kind: "live" } }, "there is no such object any more"],
  [
    "forbidden",
    { object: undefined, state: { kind: "forbidden", error: forbidden, retryAt: 0 } },
    'secrets "x" is forbidden',
  ],
  [
    "cut off",
    { object, state: { kind: "stale", since: 0, error: new Error("no route"), retryAt: 0 } },
    "no route",
  ],
];

for (const [name, change, expected] of cases) {
  Deno.test(`what there is to say of an object that is ${name}`, () =>
    assert.equal(objectProblem(change), expected));
}

Deno.test("an object is followed until its pane is closed", () => {
  const resource = {
    group: "",
    version: "v1",
    name: "pods",
    kind: "Pod",
    singularName: "pod",
    shortNames: [],
  };
  const rest = { categories: [], namespaced: true, verbs: ["get"], subresources: [] };
  const effect = followObject(7, { resource: { ...resource, ...rest }, namespace: "a", name: "x", uid: "u" });
  assert.deepEqual([effect.pane, effect.name, effect.endless], [7, "object", true]);
});
