import assert from "node:assert/strict";
import { role } from "../../../../src/simulator/kubernetes/kinds/role.ts";
import { create, texts } from "./kind_world.ts";

Deno.test("a role in a namespace says nothing of paths", () => {
  const { errors } = create(role, {
    metadata: { name: "r" },
    rules: [{ verbs: ["get"], nonResourceURLs: ["/healthz"] }],
  });
  assert.deepEqual(texts(errors), [
    'rules[0].nonResourceURLs: Invalid value: ["/healthz"]: namespaced rules cannot apply to non-resource URLs',
  ]);
});

Deno.test("a role without rules has null for them", () => {
  assert.equal(create(role, { metadata: { name: "r" } }).object.rules, null);
});
