import assert from "node:assert/strict";
import {
  canonicalQuantities,
  setResourceDefaults,
} from "../../../../src/simulator/kubernetes/kinds/resource_defaults.ts";

const owner = { kind: "Pod", version: "v1" };

Deno.test("quantities are stored in canonical form", () => {
  const resources = { limits: { cpu: 0.5, memory: "1024Mi" }, requests: { cpu: "1000m" } };
  setResourceDefaults(resources, owner);
  assert.deepEqual(resources, { limits: { cpu: "500m", memory: "1Gi" }, requests: { cpu: "1" } });
});

Deno.test("a text that is no quantity names the kind", () => {
  assert.throws(
    () => canonicalQuantities({ cpu: "much" }, owner),
    /^StatusError: Pod in version "v1" cannot be/,
  );
});
