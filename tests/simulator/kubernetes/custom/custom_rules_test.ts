import assert from "node:assert/strict";
import type { KubeObject } from "../../../../src/kube/object.ts";
import type { KindContext } from "../../../../src/simulator/kubernetes/kind.ts";
import { customRules } from "../../../../src/simulator/kubernetes/custom/custom_rules.ts";
import { loadPatterns } from "../../../../src/simulator/kubernetes/go_pattern.ts";
import { sampleVersion, texts } from "./sample_definition.ts";

await loadPatterns();

const context = {} as KindContext;
const rules = customRules(
  sampleVersion({
    type: "object",
    properties: {
      spec: {
        type: "object",
        properties: {
          replicas: { type: "integer", default: 1 },
          tags: { type: "array", items: { type: "string" }, "x-kubernetes-list-type": "set" },
        },
      },
      status: { type: "object", properties: { replicas: { type: "integer" } } },
    },
  }, {
    subresources: {
      status: {},
      scale: { specReplicasPath: ".spec.replicas", statusReplicasPath: ".status.replicas" },
    },
  }),
  false,
  false,
);

function gadget(spec: object, more: object = {}): KubeObject {
  return {
    metadata: { name: "a", uid: "u", creationTimestamp: "t" },
    spec,
    ...more,
  } as unknown as KubeObject;
}

Deno.test("defaults are filled in after what is unknown has gone", () => {
  const object = gadget({ unknown: 1 });
  rules.setDefaults(object);
  assert.deepEqual(object.spec, { replicas: 1 });
});

Deno.test("a new object is validated whole", () => {
  const errors = texts(rules.validate(gadget({ replicas: -1, tags: ["a", "a"] }), context));
  assert.deepEqual(errors, [
    ".spec.replicas: Invalid value: -1: should be a non-negative integer",
    'spec.tags[1]: Duplicate value: "a"',
  ]);
});

Deno.test("duplicates that were there may stay", () => {
  const old = gadget({ tags: ["a", "a"] });
  assert.deepEqual(rules.validateUpdate(gadget({ tags: ["a", "a"], replicas: 2 }), old, context), []);
});

Deno.test("a status is validated by itself", () => {
  const object = gadget({}, { status: { replicas: "many" } });
  assert.deepEqual(texts(rules.validateStatus(object, gadget({}), context)), [
    'status.replicas: Invalid value: "string": replicas in body must be of type integer: "string"',
    ".status.replicas: Invalid value: 0: .status.replicas accessor error: many is of the type string, expected int64",
  ]);
});
