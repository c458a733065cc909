import assert from "node:assert/strict";
import { roleBinding } from "../../../../src/simulator/kubernetes/kinds/role_binding.ts";
import { create } from "./kind_world.ts";

Deno.test("in a namespace a service account need not say where it is", () => {
  const subjects = [{ kind: "ServiceAccount", name: "robot" }];
  const roleRef = { kind: "ClusterRole", name: "view" };
  assert.deepEqual(create(roleBinding, { metadata: { name: "b" }, roleRef, subjects }).errors, []);
});
