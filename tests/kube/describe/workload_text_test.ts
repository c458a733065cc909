import assert from "node:assert/strict";
import { DescribeText } from "../../../src/kube/describe/describe_text.ts";
import { countPods, podQuery, writeConditions } from "../../../src/kube/describe/workload_text.ts";
import type { KubeObject } from "../../../src/kube/object.ts";

const set: KubeObject = { metadata: { name: "s", namespace: "n", uid: "s" } };
const pod = (phase: string, uid: string): KubeObject => ({
  metadata: {
    ownerReferences: [{ apiVersion: "apps/v1", kind: "ReplicaSet", name: "s", uid, controller: true }],
  },
  status: { phase },
});

Deno.test("only a controller's own pods are counted", () => {
  const items = [pod("Running", "s"), pod("Running", "other"), pod("Pending", "s"), pod("Failed", "s")];
  assert.equal(countPods(set, { items }), "1 Running / 1 Waiting / 0 Succeeded / 1 Failed");
  assert.equal(countPods(set, { items: [], error: "no" }), "error in fetching pods: no");
});

Deno.test("pods are asked for by the selector", () => {
  assert.equal(podQuery(set, { matchLabels: { a: "b" } }).labelSelector, "a=b");
});

Deno.test("conditions are a table, none are nothing", () => {
  const text = new DescribeText();
  writeConditions(text, []);
  assert.equal(text.toString(), "");
  writeConditions(text, [{ type: "Ready", status: "True", reason: "R" }]);
  assert.equal(
    text.toString(),
    "Conditions:\n  Type    Status  Reason\n  ----    ------  ------\n  Ready   True    R\n",
  );
});
