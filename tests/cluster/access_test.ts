import assert from "node:assert/strict";
import { openBundled } from "../../src/cli/bundled_cluster.ts";
import { connectionFlags } from "../../src/cli/connection_flags.ts";
import { ownUserName, reviewRight, reviewRules } from "../../src/cluster/access.ts";
import { Client } from "../../src/cluster/client.ts";
import { isGranted, type Right } from "../../src/kube/right.ts";
import { parseFlags } from "../../src/programs/flags.ts";

/** Who, what, and whether it is allowed: `view` is bound to jane in kube-public. */
const cases: [string, Right, boolean][] = [
  ["", { verb: "delete", group: "", resource: "pods", namespace: "default" }, true],
  ["jane", { verb: "list", group: "", resource: "pods", namespace: "kube-public" }, true],
  ["jane", { verb: "delete", group: "", resource: "pods", namespace: "kube-public" }, false],
  ["jane", { verb: "list", group: "", resource: "pods", namespace: "default" }, false],
  ["jane", { verb: "list", group: "", resource: "nodes" }, false],
];

for (const [user, right, expected] of cases) {
  Deno.test(`${user || "the owner"} ${expected ? "may" : "may not"} ${JSON.stringify(right)}`, async () => {
    const { flags } = parseFlags(connectionFlags, user ? ["--as", user] : []);
    const bundled = openBundled({ scenario: "empty", flags, isLive: false });
    await bundled.world.api.request(
      "/apis/rbac.authorization.k8s.io/v1/namespaces/kube-public/rolebindings",
      {
        method: "POST",
        body: JSON.stringify({
          apiVersion: "rbac.authorization.k8s.io/v1",
          kind: "RoleBinding",
          metadata: { name: "jane" },
          roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "view" },
          subjects: [{ apiGroup: "rbac.authorization.k8s.io", kind: "User", name: "jane" }],
        }),
      },
    );
    const client = new Client(bundled.transport, { timing: bundled.timing });
    const { signal } = new AbortController();
    assert.equal(await reviewRight(client, right, signal), expected);
    if (right.namespace) {
      const { rules, isComplete } = await reviewRules(client, right.namespace, signal);
      assert.equal(isComplete, true);
      assert.equal(isGranted(right, rules), expected);
    }
    assert.equal(await ownUserName(client, signal), user || "kubernetes-admin");
    bundled.close();
  });
}
