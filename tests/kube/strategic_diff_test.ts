import assert from "node:assert/strict";
import fc from "fast-check";
import type { Json, JsonObject } from "../../src/kube/object.ts";
import { strategicDiff } from "../../src/kube/strategic_diff.ts";
import { applyStrategicPatch } from "../../src/kube/strategic_patch.ts";

const deployment = "io.k8s.api.apps.v1.Deployment";

function pod(spec: JsonObject): JsonObject {
  return { spec: { template: { spec } } };
}

/** An object, another one, and the patch between them. */
const cases: [string, JsonObject, JsonObject, JsonObject][] = [
  ["nothing", { spec: { replicas: 1 } }, { spec: { replicas: 1 } }, {}],
  ["a value", { spec: { replicas: 1, paused: true } }, { spec: { replicas: 2 } }, {
    spec: { replicas: 2, paused: null },
  }],
  [
    "one container's image",
    pod({ containers: [{ name: "a", image: "x:1" }, { name: "b", image: "y" }] }),
    pod({ containers: [{ name: "a", image: "x:2" }, { name: "b", image: "y" }] }),
    pod({
      "$setElementOrder/containers": [{ name: "a" }, { name: "b" }],
      containers: [{ name: "a", image: "x:2" }],
    }),
  ],
  [
    "a container less, and one more",
    pod({ containers: [{ name: "a" }, { name: "b" }] }),
    pod({ containers: [{ name: "b" }, { name: "c", image: "z" }] }),
    pod({
      "$setElementOrder/containers": [{ name: "b" }, { name: "c" }],
      containers: [{ name: "c", image: "z" }, { name: "a", $patch: "delete" }],
    }),
  ],
  [
    "another order",
    pod({ containers: [{ name: "a" }, { name: "b" }] }),
    pod({ containers: [{ name: "b" }, { name: "a" }] }),
    pod({ "$setElementOrder/containers": [{ name: "b" }, { name: "a" }] }),
  ],
  [
    "ports that their key does not tell apart",
    pod({ containers: [{ name: "a", ports: [{ containerPort: 53, protocol: "TCP" }] }] }),
    pod({
      containers: [{
        name: "a",
        ports: [{ containerPort: 53, protocol: "TCP" }, { containerPort: 53, protocol: "UDP" }],
      }],
    }),
    pod({
      "$setElementOrder/containers": [{ name: "a" }],
      containers: [{
        name: "a",
        ports: [
          { containerPort: 53, protocol: "TCP" },
          { containerPort: 53, protocol: "UDP" },
          { $patch: "replace" },
        ],
      }],
    }),
  ],
  [
    "finalizers",
    { metadata: { finalizers: ["a/x", "b/x"] } },
    { metadata: { finalizers: ["b/x", "c/x"] } },
    {
      metadata: {
        "$deleteFromPrimitiveList/finalizers": ["a/x"],
        "$setElementOrder/finalizers": ["b/x", "c/x"],
        finalizers: ["c/x"],
      },
    },
  ],
  [
    "a strategy of which only one part may be there",
    { spec: { strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 1 } } } },
    { spec: { strategy: { type: "Recreate" } } },
    { spec: { strategy: { $retainKeys: ["type"], type: "Recreate", rollingUpdate: null } } },
  ],
];

for (const [title, original, modified, patch] of cases) {
  Deno.test(`the strategic patch for ${title}`, () => {
    assert.deepEqual(strategicDiff(original, modified, deployment), patch);
    assert.deepEqual(applyStrategicPatch(original, patch, deployment), modified);
  });
}

Deno.test("any pod becomes any other by the patch between them", () => {
  const names = fc.constantFrom("a", "b", "c", "d");
  const env = fc.uniqueArray(fc.record({ name: names, value: names }), { selector: ({ name }) => name });
  const ports = fc.array(fc.record({ containerPort: fc.integer({ min: 1, max: 4 }), name: names }), {
    maxLength: 3,
  });
  const container = fc.record({ name: names, image: names, env, ports, args: fc.array(names) }, {
    requiredKeys: ["name"],
  });
  const spec = fc.record({
    containers: fc.uniqueArray(container, { selector: ({ name }) => name, minLength: 1 }),
    nodeSelector: fc.dictionary(names, names),
  }, { requiredKeys: ["containers"] });
  fc.assert(fc.property(spec, spec, (one, other) => {
    const [before, after] = [pod(plain(one)), pod(plain(other))];
    assert.deepEqual(
      applyStrategicPatch(before, strategicDiff(before, after, deployment), deployment),
      after,
    );
  }));
});

/** Records of fast-check have no prototype. */
function plain(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value)) as Json as JsonObject;
}
