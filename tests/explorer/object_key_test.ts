import assert from "node:assert/strict";
import { PODS } from "../../src/kube/discovery.ts";
import { isOneOf } from "../../src/explorer/object_key.ts";

Deno.test("resources are told by plural and group", () => {
  assert.equal(isOneOf("pods")(PODS), true);
  assert.equal(isOneOf("pods.metrics.k8s.io")(PODS), false);
  assert.equal(isOneOf("pods.metrics.k8s.io")({ ...PODS, group: "metrics.k8s.io" }), true);
});
