import assert from "node:assert/strict";
import { CLUSTER_ROLES } from "../../../../src/simulator/kubernetes/bootstrap/cluster_roles.ts";
import {
  KUBEADM_CLUSTER_ROLE_BINDINGS,
  KUBEADM_CLUSTER_ROLES,
  KUBEADM_ROLE_BINDINGS,
  KUBEADM_ROLES,
} from "../../../../src/simulator/kubernetes/bootstrap/kubeadm_roles.ts";

Deno.test("every binding is of a role that there is", () => {
  const roles = { ...CLUSTER_ROLES, ...KUBEADM_CLUSTER_ROLES };
  for (const [role] of Object.values(KUBEADM_CLUSTER_ROLE_BINDINGS)) assert.ok(roles[role], role);
  for (const [namespace, bindings] of Object.entries(KUBEADM_ROLE_BINDINGS)) {
    assert.deepEqual(Object.keys(bindings), Object.keys(KUBEADM_ROLES[namespace] ?? {}));
  }
});
