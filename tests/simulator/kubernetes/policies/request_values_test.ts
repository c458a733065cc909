import assert from "node:assert/strict";
import { asValue, requestValues } from "../../../../src/simulator/kubernetes/policies/request_values.ts";
import { pods } from "../sample_cluster.ts";

Deno.test("a request says what is asked, and by whom", () => {
  const { request, object, oldObject } = requestValues({
    operation: "CREATE",
    kind: pods,
    namespace: "default",
    name: "a",
    object: { metadata: { name: "a" }, n: 1 },
    user: { name: "jane", groups: ["g"] },
    dryRun: true,
    warn: () => {},
  }, undefined);
  const resource = { group: "", version: "v1", resource: "pods" };
  const kind = { group: "", version: "v1", kind: "Pod" };
  assert.deepEqual(request, {
    kind,
    resource,
    requestKind: kind,
    requestResource: resource,
    name: "a",
    namespace: "default",
    operation: "CREATE",
    userInfo: { username: "jane", groups: ["g"] },
    dryRun: true,
  });
  assert.deepEqual([object, oldObject], [{ metadata: { name: "a" }, n: 1n }, null]);
  assert.equal(asValue(undefined), null);
});
