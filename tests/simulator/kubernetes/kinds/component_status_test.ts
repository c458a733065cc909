import assert from "node:assert/strict";
import { componentStatus } from "../../../../src/simulator/kubernetes/kinds/component_status.ts";
import { contextWith, NOW } from "./kind_world.ts";

Deno.test("the parts of the control plane are healthy: they are this process", () => {
  const rows = componentStatus.computed!(contextWith()).map((it) =>
    componentStatus.columns.map((column) => column.cell(it as never, NOW))
  );
  assert.deepEqual(rows, [
    ["etcd-0", "Healthy", "ok", ""],
    ["controller-manager", "Healthy", "ok", ""],
    ["scheduler", "Healthy", "ok", ""],
  ]);
});
