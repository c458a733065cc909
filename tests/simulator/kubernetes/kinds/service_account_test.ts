import assert from "node:assert/strict";
import { serviceAccount } from "../../../../src/simulator/kubernetes/kinds/service_account.ts";
import { create, texts } from "./kind_world.ts";

Deno.test("an account needs nothing but a name", () => {
  assert.deepEqual(create(serviceAccount, { metadata: { name: "robot" } }).errors, []);
  assert.deepEqual(texts(create(serviceAccount, {}).errors), [
    "metadata.name: Required value: name or generateName is required",
  ]);
});
