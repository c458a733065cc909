import assert from "node:assert/strict";
import fc from "fast-check";
import { compareObjects, fieldSetOfObject } from "../../src/kube/field_comparison.ts";
import { formatPaths, isEmptyFieldSet } from "../../src/kube/field_set.ts";
import { kubernetesMergeFacts as facts } from "../../src/kube/merge_facts.ts";
import type { Json } from "../../src/kube/object.ts";

const podSpec = facts.definition("io.k8s.api.core.v1.PodSpec");
const changes: [
  name: string,
  before: Json,
  after: Json,
  added: string[],
  modified: string[],
  removed: string[],
][] = [
  ["a scalar", { hostname: "a" }, { hostname: "b" }, [], [".hostname"], []],
  [
    "a new item",
    { containers: [] },
    { containers: [{ name: "c" }] },
    [
      '.containers[name="c"]',
      '.containers[name="c"].name',
    ],
    [],
    [],
  ],
  [
    "a list that was not there",
    {},
    { containers: [{ name: "c" }] },
    [
      ".containers",
      '.containers[name="c"]',
      '.containers[name="c"].name',
    ],
    [],
    [],
  ],
  [
    "a list that was null",
    { containers: null },
    { containers: [{ name: "c" }] },
    [
      '.containers[name="c"]',
      '.containers[name="c"].name',
    ],
    [],
    [],
  ],
  [
    "items in another order",
    { containers: [{ name: "a" }, { name: "b" }] },
    {
      containers: [{ name: "b" }, { name: "a" }],
    },
    [],
    [],
    [],
  ],
  ["an atomic list", { tolerations: [{ key: "a" }] }, { tolerations: [] }, [], [".tolerations"], []],
  ["a struct that goes", { securityContext: { runAsUser: 1 } }, {}, [], [], [
    ".securityContext",
    ".securityContext.runAsUser",
  ]],
  ["a map key", { overhead: { a: "1", b: "1" } }, { overhead: { a: "2" } }, [], [".overhead.a"], [
    ".overhead.b",
  ]],
  ["a struct that is set empty", {}, { securityContext: {} }, [".securityContext"], [], []],
];
for (const [name, before, after, added, modified, removed] of changes) {
  Deno.test(`compared: ${name}`, () => {
    const comparison = compareObjects(before, after, podSpec, facts);
    assert.deepEqual(formatPaths(comparison.added), added);
    assert.deepEqual(formatPaths(comparison.modified), modified);
    assert.deepEqual(formatPaths(comparison.removed), removed);
  });
}

Deno.test("the fields of an object are its leaves, list items and map keys", () => {
  const spec = {
    containers: [{ name: "c", resources: {} }],
    nodeSelector: { a: "b" },
    overhead: { cpu: "1" },
  };
  assert.deepEqual(formatPaths(fieldSetOfObject(spec, podSpec, facts)), [
    ".nodeSelector",
    '.containers[name="c"]',
    '.containers[name="c"].name',
    '.containers[name="c"].resources',
    ".overhead.cpu",
  ]);
});

Deno.test("nothing differs from itself", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    const { added, modified, removed } = compareObjects(
      value as Json,
      value as Json,
      { kind: "deduced" },
      facts,
    );
    assert.ok([added, modified, removed].every(isEmptyFieldSet));
  }));
});
