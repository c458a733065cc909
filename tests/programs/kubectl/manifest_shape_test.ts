import assert from "node:assert/strict";
import type { Json } from "../../../src/kube/object.ts";
import { decodeProblem, shapeProblem } from "../../../src/programs/kubectl/manifest_shape.ts";

const cases: [value: Json, shape: string | undefined, decode: string | undefined][] = [
  [{ apiVersion: "v1", kind: "Pod" }, undefined, undefined],
  [
    "x",
    "invalid object to validate",
    "json: cannot unmarshal string into Go value of type unstructured.detector",
  ],
  [{}, "[apiVersion not set, kind not set]", "Object 'Kind' is missing in '{}'"],
  [{ apiVersion: 1, kind: "Pod" }, "apiVersion isn't string type", undefined],
  [{ apiVersion: "a/b/c", kind: "Pod" }, "unexpected GroupVersion string: a/b/c", undefined],
  [{ apiVersion: "v1", kind: "List", items: [{}] }, "[apiVersion not set, kind not set]", undefined],
  [
    { apiVersion: "v1", kind: "Pod", metadata: "x" },
    undefined,
    "json: cannot unmarshal string into Go struct field metadataOnlyObject.metadata of type v1.ObjectMeta",
  ],
];

for (const [value, shape, decode] of cases) {
  Deno.test(`${JSON.stringify(value)}: ${shape ?? decode ?? "is an object"}`, () => {
    assert.equal(shapeProblem(value), shape);
    assert.equal(decodeProblem(value), decode);
  });
}
