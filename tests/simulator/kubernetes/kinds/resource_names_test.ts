import assert from "node:assert/strict";
import {
  isExtendedResource,
  isIntegerResource,
  isOvercommitAllowed,
  validateContainerResourceName,
  validateQuotaResourceName,
} from "../../../../src/simulator/kubernetes/kinds/resource_names.ts";

/** Whether a container may ask for it, a quota count it, it is counted, is a device, may be overcommitted. */
const cases: [name: string, facts: [boolean, boolean, boolean, boolean, boolean]][] = [
  ["cpu", [true, true, false, false, true]],
  ["pods", [false, true, true, false, true]],
  ["limits.cpu", [false, true, false, false, true]],
  ["requests.storage", [false, true, false, false, true]],
  ["storage", [false, false, false, false, true]],
  ["hugepages-2Mi", [true, true, false, false, false]],
  ["requests.hugepages-2Mi", [false, true, false, false, true]],
  ["count/deployments.apps", [true, true, true, true, false]],
  ["example.com/gpu", [true, true, true, true, false]],
  ["disk", [false, false, false, false, true]],
];

for (const [name, facts] of cases) {
  Deno.test(`the resource ${name}`, () => {
    assert.deepEqual([
      validateContainerResourceName(name, "f").length === 0,
      validateQuotaResourceName(name, "f").length === 0,
      isIntegerResource(name),
      isExtendedResource(name),
      isOvercommitAllowed(name),
    ], facts);
  });
}
