import assert from "node:assert/strict";
import { clusterRoleBinding } from "../../../../src/simulator/kubernetes/kinds/cluster_role_binding.ts";
import { create, texts } from "./kind_world.ts";

Deno.test("for the whole cluster there are cluster roles only, and service accounts are in a namespace", () => {
  const { errors } = create(clusterRoleBinding, {
    metadata: { name: "b" },
    roleRef: { kind: "Role", name: "r" },
    subjects: [{ kind: "ServiceAccount", name: "robot" }],
  });
  assert.deepEqual(texts(errors), [
    'roleRef.kind: Unsupported value: "Role": supported values: "ClusterRole"',
    "subjects[0].namespace: Required value",
  ]);
});
