import assert from "node:assert/strict";
import type { JsonObject } from "../../src/kube/object.ts";
import { mergePatchBetween, threeWayMerge } from "../../src/kube/three_way_merge.ts";

const containers = (...list: JsonObject[]): JsonObject => ({
  spec: { template: { spec: { containers: list } } },
});

/** What was applied, what is applied now, what is there, and what comes of it; Deployments. */
const cases: readonly [string, JsonObject, JsonObject, JsonObject, JsonObject][] = [
  ["a field that is applied wins", { spec: { replicas: 1 } }, { spec: { replicas: 2 } }, {
    spec: { replicas: 5 },
  }, {
    spec: { replicas: 2 },
  }],
  ["what others have set stays", { spec: {} }, { spec: {} }, { spec: { replicas: 5 } }, {
    spec: { replicas: 5 },
  }],
  ["what is applied no more goes", { spec: { replicas: 1 } }, { spec: {} }, {
    spec: { replicas: 1, paused: true },
  }, {
    spec: { paused: true },
  }],
  [
    "a name that every object inherits is a name like another",
    {
      metadata: { labels: { constructor: "x" } },
    },
    { metadata: { labels: {} } },
    { metadata: { labels: { constructor: "x", a: "b" } } },
    {
      metadata: { labels: { a: "b" } },
    },
  ],
  ["a null takes away", {}, { spec: { replicas: null } }, { spec: { replicas: 5 } }, { spec: {} }],
  [
    "containers merge by name: one that somebody injected stays, one applied before goes",
    containers({ name: "a", image: "a:1" }, { name: "old", image: "o" }),
    containers({ name: "a", image: "a:2" }),
    containers({ name: "a", image: "a:1", imagePullPolicy: "Always" }, { name: "old", image: "o" }, {
      name: "proxy",
      image: "p",
    }),
    containers({ name: "a", image: "a:2", imagePullPolicy: "Always" }, { name: "proxy", image: "p" }),
  ],
  [
    "a strategy keeps only the keys that are written",
    { spec: { strategy: { type: "RollingUpdate" } } },
    { spec: { strategy: { type: "Recreate" } } },
    { spec: { strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 1 } } } },
    { spec: { strategy: { type: "Recreate" } } },
  ],
  [
    "lists without keys are replaced",
    containers({ name: "a", args: ["1"] }),
    containers({ name: "a", args: ["2"] }),
    containers({ name: "a", args: ["1", "x"] }),
    containers({ name: "a", args: ["2"] }),
  ],
  [
    "finalizers merge by value",
    { metadata: { finalizers: ["a", "b"] } },
    { metadata: { finalizers: ["a"] } },
    { metadata: { finalizers: ["a", "b", "c"] } },
    { metadata: { finalizers: ["a", "c"] } },
  ],
];

for (const [title, original, modified, current, merged] of cases) {
  Deno.test(`three ways: ${title}`, () => {
    assert.deepEqual(threeWayMerge({ original, modified, current }, "io.k8s.api.apps.v1.Deployment"), merged);
  });
}

Deno.test("three ways: without a definition lists are replaced", () => {
  const ways = {
    original: {},
    modified: { list: [{ name: "a" }] },
    current: { list: [{ name: "b" }], more: 1 },
  };
  assert.deepEqual(threeWayMerge(ways, undefined), { list: [{ name: "a" }], more: 1 });
});

Deno.test("the merge patch between two objects", () => {
  assert.deepEqual(
    mergePatchBetween({ a: 1, b: { c: 1, d: 2 }, e: [1] }, { b: { c: 1, d: 3 }, e: [2], f: 0 }),
    {
      a: null,
      b: { d: 3 },
      e: [2],
      f: 0,
    },
  );
  assert.deepEqual(mergePatchBetween({ a: { b: [1] } }, { a: { b: [1] } }), {});
});
