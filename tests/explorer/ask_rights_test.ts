import assert from "node:assert/strict";
import { playBundled } from "./bundled_play.ts";

/** jane may look at what is in `default`, and not more. */
const viewer = ["/apis/rbac.authorization.k8s.io/v1/namespaces/default/rolebindings", {
  apiVersion: "rbac.authorization.k8s.io/v1",
  kind: "RoleBinding",
  metadata: { name: "jane" },
  roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "view" },
  subjects: [{ apiGroup: "rbac.authorization.k8s.io", kind: "User", name: "jane" }],
}] as const;

Deno.test("who may not list namespaces or nodes works in the namespace that is allowed", async () => {
  const [pods, elsewhere] = await playBundled("wait 1s\ndump\nkey 0\nwait 1s\ndump", {
    as: "jane",
    objects: [viewer],
    line: "pods",
  });
  assert.match(pods!.join("\n"), /Pods \(default\) 9/);
  assert.match(elsewhere!.join("\n"), /Not allowed: the verb list on pods is missing/);
});
