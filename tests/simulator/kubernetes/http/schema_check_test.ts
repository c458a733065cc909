import assert from "node:assert/strict";
import type { Json } from "../../../../src/kube/object.ts";
import { checkAgainstSchema, type Schemas } from "../../../../src/simulator/kubernetes/http/schema_check.ts";

const ref = (name: string) => ({ allOf: [{ $ref: `#/components/schemas/${name}` }], default: {} });

const schemas: Schemas = {
  "io.k8s.api.apps.v1.Deployment": {
    type: "object",
    properties: { kind: { type: "string" }, spec: ref("io.k8s.api.apps.v1.DeploymentSpec") },
  },
  "io.k8s.api.apps.v1.DeploymentSpec": {
    type: "object",
    properties: {
      replicas: { type: "integer", format: "int32" },
      paused: { type: "boolean" },
      labels: { type: "object", additionalProperties: { type: "string" } },
      containers: { type: "array", items: ref("io.k8s.api.core.v1.Container") },
      cpu: { $ref: "#/components/schemas/io.k8s.apimachinery.pkg.api.resource.Quantity" },
      any: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
    },
  },
  "io.k8s.api.core.v1.Container": { type: "object", properties: { image: { type: "string" } } },
  "io.k8s.apimachinery.pkg.api.resource.Quantity": { type: "string" },
};

const check = (spec: Json) => {
  const object: Json = { spec };
  return { ...checkAgainstSchema(object, "io.k8s.api.apps.v1.Deployment", schemas), object };
};

Deno.test("unknown fields are named and taken out", () => {
  const { unknown, object } = check({
    replicas: 1,
    replica: 2,
    containers: [{ image: "a" }, { imagee: "b" }],
  });
  assert.deepEqual(unknown, ["spec.replica", "spec.containers[1].imagee"]);
  assert.deepEqual(object, { spec: { replicas: 1, containers: [{ image: "a" }, {}] } });
});

Deno.test("free keys and free values are left alone", () => {
  assert.deepEqual(check({ labels: { a: "b" }, any: { x: 1 }, replicas: null }).unknown, []);
});

Deno.test("empty maps and lists are taken out, empty structs stay", () => {
  assert.deepEqual(check({ labels: {}, containers: [], any: {} }).object, { spec: { any: {} } });
  assert.deepEqual(check({ containers: [{}] }).object, { spec: { containers: [{}] } });
});

const MISMATCHES: [spec: Json, message: string][] = [
  [
    { replicas: "three" },
    "json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32",
  ],
  [
    { paused: 1 },
    "json: cannot unmarshal number into Go struct field DeploymentSpec.spec.paused of type bool",
  ],
  [
    { labels: { a: 1 } },
    "json: cannot unmarshal number into Go struct field DeploymentSpec.spec.labels of type string",
  ],
  [
    { containers: { a: 1 } },
    "json: cannot unmarshal object into Go struct field DeploymentSpec.spec.containers of type []v1.Container",
  ],
  [
    { containers: [{ image: true }] },
    "json: cannot unmarshal bool into Go struct field Container.spec.containers.image of type string",
  ],
  [[], "json: cannot unmarshal array into Go struct field Deployment.spec of type v1.DeploymentSpec"],
  [
    { cpu: "abc" },
    "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
  ],
];

for (const [spec, message] of MISMATCHES) {
  Deno.test(`mismatch: ${JSON.stringify(spec)}`, () => assert.equal(check(spec).mismatch, message));
}
