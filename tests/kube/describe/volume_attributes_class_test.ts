import assert from "node:assert/strict";
import { volumeAttributesClassDescriber as describer } from "../../../src/kube/describe/volume_attributes_class.ts";
import type { KubeObject } from "../../../src/kube/object.ts";

Deno.test("a class of volume attributes is described with its parameters", () => {
  const object = {
    metadata: { name: "fast", annotations: { x: "z" } },
    driverName: "csi.example.com",
    parameters: { b: "2", a: "1" },
  } as unknown as KubeObject;
  assert.equal(
    describer.describe(object, {}, { nowMs: 0 }),
    "Name:         fast\nAnnotations:  x=z\nDriverName:   csi.example.com\nParameters:   a=1,b=2\n",
  );
});
