import assert from "node:assert/strict";
import type { IPod } from "kubernetes-models/v1/Pod";
import { add, amounts, requestsOf } from "../../../../src/simulator/kubernetes/scheduler/resources.ts";

const container = (cpu: string, extra = {}) => ({ name: "c", resources: { requests: { cpu } }, ...extra });
const pod = (spec: NonNullable<IPod["spec"]>): IPod => ({ apiVersion: "v1", kind: "Pod", spec });

Deno.test("containers add up, a large init container counts alone, a sidecar counts always", () => {
  assert.equal(requestsOf(pod({ containers: [container("100m"), container("0.2")] }))["cpu"], 300);
  assert.equal(
    requestsOf(pod({ containers: [container("100m")], initContainers: [container("1")] }))["cpu"],
    1000,
  );
  const sidecar = container("50m", { restartPolicy: "Always" });
  assert.equal(requestsOf(pod({ containers: [container("100m")], initContainers: [sidecar] }))["cpu"], 150);
});

Deno.test("quantities become numbers, and sums go both ways", () => {
  const total = { ...amounts({ cpu: "1500m", memory: "1Ki" }) };
  assert.deepEqual(total, { cpu: 1500, memory: 1024 });
  add(total, { cpu: 500 }, -1);
  assert.equal(total["cpu"], 1000);
});

Deno.test("only what is frozen is remembered", () => {
  const stored = Object.freeze({ cpu: "1" });
  assert.equal(amounts(stored), amounts(stored));
  const changing = { cpu: "1" };
  assert.deepEqual(amounts(changing), { cpu: 1000 });
  changing.cpu = "2";
  assert.deepEqual(amounts(changing), { cpu: 2000 });
});
