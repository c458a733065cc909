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

Deno.test("a key that is forbidden says which right is missing; :grant writes the role, and Ctrl-R sees that it was given", async () => {
  const [path, binding] = viewer;
  const editor = {
    ...binding,
    metadata: { name: "jane-edits" },
    roleRef: { ...binding.roleRef, name: "edit" },
  };
  let reviews = 0;
  const [forbidden, role, still, allowed] = await playBundled(
    "wait 1s\nkey Ctrl-D\ndump\ntype :grant delete\nkey Enter\nwait 1s\ndump\nkey Esc\nwait 10s\nkey Ctrl-D\ndump\n" +
      "key Ctrl-R\nwait 2s\nkey Ctrl-D\nwait 1s\ndump",
    {
      as: "jane",
      objects: [viewer],
      size: { columns: 140, rows: 50 },
      before: async (request, api) => {
        if (!request.endsWith("selfsubjectrulesreviews") || ++reviews !== 2) return;
        await api.request(path, { method: "POST", body: JSON.stringify(editor) });
      },
    },
  );
  const text = (frame: string[] | undefined): string => frame!.join("\n");
  assert.match(text(forbidden), /delete: you may not delete pods in namespace default \(:grant delete /);
  assert.deepEqual(text(role).match(/# missing: .*/g), ["# missing: delete pods in namespace default"]);
  assert.match(text(role), /kind: Role\n[^]*- delete[^]*kind: RoleBinding[^]*name: jane/);
  assert.match(text(still), /you may not delete pods/);
  assert.match(text(allowed), /── Delete Pod default\//);
});
