import assert from "node:assert/strict";
import { openBundled } from "../../src/cli/bundled_cluster.ts";
import { connectionFlags } from "../../src/cli/connection_flags.ts";
import { Client } from "../../src/cluster/client.ts";
import { readPolicies } from "../../src/cluster/read_policies.ts";
import { parseFlags } from "../../src/programs/flags.ts";

/** Who asks, for which namespace, and what may not be read; undefined: nothing may. */
const cases: [string, string | undefined, string[] | undefined][] = [
  ["", undefined, []],
  ["jane", "default", ["clusterroles", "clusterrolebindings"]],
  ["jane", undefined, undefined],
];

for (const [user, namespace, unread] of cases) {
  Deno.test(`${user || "the owner"} reads policies of ${namespace ?? "everything"}`, async () => {
    const { flags } = parseFlags(connectionFlags, user ? ["--as", user] : []);
    const bundled = openBundled({ scenario: "empty", flags, isLive: false });
    await bundled.world.api.request("/apis/rbac.authorization.k8s.io/v1/namespaces/default/rolebindings", {
      method: "POST",
      body: JSON.stringify({
        apiVersion: "rbac.authorization.k8s.io/v1",
        kind: "RoleBinding",
        metadata: { name: "jane" },
        roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "admin" },
        subjects: [{ apiGroup: "rbac.authorization.k8s.io", kind: "User", name: "jane" }],
      }),
    });
    const client = new Client(bundled.transport, { timing: bundled.timing });
    const reading = readPolicies(client, namespace, new AbortController().signal);
    if (unread === undefined) await assert.rejects(reading, /forbidden/);
    else {
      const policies = await reading;
      assert.deepEqual(policies.unread, unread);
      assert.ok(policies.bindings.some(({ name, namespace }) => name === "jane" && namespace === "default"));
      if (!user) {
        assert.ok(policies.roles.some(({ name, rules }) => name === "cluster-admin" && rules.length > 0));
      }
    }
    bundled.close();
  });
}
