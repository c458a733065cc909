import assert from "node:assert/strict";
import { CLUSTER_ROLES } from "../../../../src/simulator/kubernetes/bootstrap/cluster_roles.ts";
import { NAMESPACE_ROLES } from "../../../../src/simulator/kubernetes/bootstrap/namespace_roles.ts";
import {
  CLUSTER_ROLE_BINDINGS,
  ROLE_BINDINGS,
} from "../../../../src/simulator/kubernetes/bootstrap/role_bindings.ts";

Deno.test("every binding is of a role that there is", () => {
  for (const name of Object.keys(CLUSTER_ROLE_BINDINGS)) assert.ok(CLUSTER_ROLES[name], name);
  for (const [namespace, bindings] of Object.entries(ROLE_BINDINGS)) {
    for (const [role] of Object.values(bindings)) assert.ok(NAMESPACE_ROLES[namespace]?.[role], role);
  }
});
