import assert from "node:assert/strict";
import { byInstallOrder, byUninstallOrder } from "../../src/kube/helm_kind_order.ts";

const kinds = ["Widget", "Ingress", "Deployment", "Service", "ConfigMap", "Namespace", "Anvil", "Pod"];

Deno.test("Helm installs what others need first, and kinds that it does not know last", () => {
  assert.deepEqual(
    kinds.toSorted(byInstallOrder),
    ["Namespace", "ConfigMap", "Service", "Pod", "Deployment", "Ingress", "Anvil", "Widget"],
  );
});

Deno.test("Helm uninstalls the users first", () => {
  assert.deepEqual(
    kinds.toSorted(byUninstallOrder),
    ["Ingress", "Service", "Deployment", "Pod", "ConfigMap", "Namespace", "Anvil", "Widget"],
  );
});
