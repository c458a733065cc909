import assert from "node:assert/strict";
import { DescribeText } from "../../../src/kube/describe/describe_text.ts";
import { writeNodeAllocation } from "../../../src/kube/describe/node_allocation.ts";
import type { RelatedAnswer } from "../../../src/kube/describe/describer.ts";

function written(answer: RelatedAnswer | undefined): string {
  const text = new DescribeText();
  const allocatable = { cpu: "2", memory: "1Gi", "example.com/gpu": "4", "hugepages-2Mi": "0" };
  writeNodeAllocation(text, { status: { allocatable } }, answer, {
    nowMs: Date.parse("2026-01-01T00:01:00Z"),
  });
  return text.toString().replace(/ +/g, " ");
}

const resources = { requests: { cpu: "500m", "example.com/gpu": "1" }, limits: { memory: "256Mi" } };
const pod = {
  metadata: { name: "p", namespace: "n", creationTimestamp: "2026-01-01T00:00:00Z" },
  spec: { containers: [{ name: "c", resources }] },
};

Deno.test("a pod's share of the node is rounded down", () => {
  const text = written({ items: [pod] });
  assert.match(text, /\n n p 500m \(25%\) 0 \(0%\) 0 \(0%\) 256Mi \(25%\) 60s\n/);
  assert.match(text, /\n cpu 500m \(25%\) 0 \(0%\)\n memory 0 \(0%\) 256Mi \(25%\)\n/);
});

Deno.test("huge pages come after the standard resources, devices last and without shares", () => {
  assert.match(written({ items: [pod] }), /\n hugepages-2Mi 0 \(0%\) 0 \(0%\)\n example.com\/gpu 1 0\n$/);
});

Deno.test("who may not see pods is told so", () => {
  assert.equal(written({ items: [], error: "no", forbidden: true }), "Pods: not authorized\n");
});
