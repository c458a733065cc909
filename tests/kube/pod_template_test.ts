import assert from "node:assert/strict";
import { containersIn, podPart } from "../../src/kube/pod_template.ts";

const spec = { containers: [{ name: "web" }] };
const template = { metadata: {}, spec };

const objects: [kind: string, spec: unknown, hasPods: boolean][] = [
  ["Pod", spec, true],
  ["Deployment", { template }, true],
  ["CronJob", { jobTemplate: { spec: { template } } }, true],
  ["Service", { selector: {} }, false],
  ["Deployment", {}, false],
];

for (const [kind, ofObject, hasPods] of objects) {
  Deno.test(`${kind} with ${Object.keys(ofObject as object)}: ${hasPods ? "pods" : "no pods"}`, () => {
    const part = podPart({ kind, metadata: {}, spec: ofObject });
    assert.equal(part !== undefined, hasPods);
    if (part) assert.deepEqual(containersIn(part.spec), spec.containers);
  });
}
