import assert from "node:assert/strict";
import { resourceQuota } from "../../../../src/simulator/kubernetes/kinds/resource_quota.ts";
import { create, NOW, texts, update } from "./kind_world.ts";

const quota = {
  metadata: { name: "q" },
  spec: { hard: { pods: 2, "limits.cpu": "0.5" }, scopes: ["NotBestEffort"] },
};

Deno.test("amounts are written as the server does, and nothing is used at first", () => {
  const { object, errors } = create(resourceQuota, quota);
  assert.deepEqual(errors, []);
  assert.deepEqual(object.spec.hard, { pods: "2", "limits.cpu": "500m" });
  assert.deepEqual(object.status, {});
  assert.deepEqual(resourceQuota.columns.slice(0, 3).map((column) => column.cell(object, NOW)), [
    "q",
    "",
    "",
  ]);
});

Deno.test("columns tell requests from limits", () => {
  const { object } = create(resourceQuota, quota);
  object.status = { hard: { pods: "2", "limits.cpu": "500m" }, used: { pods: "1", "limits.cpu": "0" } };
  const [, requests, limits] = resourceQuota.columns.map((column) => column.cell(object, NOW));
  assert.deepEqual([requests, limits], ["pods: 1/2", "limits.cpu: 0/500m"]);
});

Deno.test("scopes stay", () => {
  const { errors } = update(resourceQuota, quota, (it) => it.spec.scopes = ["Terminating"]);
  assert.deepEqual(texts(errors), ['spec.scopes: Invalid value: ["Terminating"]: field is immutable']);
});
