import assert from "node:assert/strict";
import { readPlace, writePlace } from "../../../../src/simulator/kubernetes/custom/field_place.ts";

Deno.test("reading at a path, and writing there", () => {
  const object = { spec: { replicas: 3 } };
  assert.equal(readPlace(object, ".spec.replicas"), 3);
  assert.equal(readPlace(object, ".spec.replicas.more"), undefined);
  assert.equal(readPlace(object, ".status.replicas"), undefined);
  writePlace(object, ".status.size.replicas", 2);
  assert.deepEqual(object, { spec: { replicas: 3 }, status: { size: { replicas: 2 } } });
});

Deno.test("what every object inherits is never written to", () => {
  const object = {};
  for (const name of ["__proto__", "constructor"]) writePlace(object, `.${name}.pequodProbe`, 1);
  assert.deepEqual([({} as Record<string, unknown>)["pequodProbe"], readPlace(Object, "pequodProbe")], [
    undefined,
    undefined,
  ]);
  assert.equal(readPlace(object, ".constructor.pequodProbe"), 1);
});
