import assert from "node:assert/strict";
import { deployment, manifest, podOf, script, service } from "../../../src/simulator/scenarios/manifests.ts";

const MADE: [name: string, made: object, expected: object][] = [
  [
    "a deployment selects its own pods",
    deployment({ name: "web", replicas: 2, podSpec: podOf({ image: "nginx" }) }).spec as object,
    {
      replicas: 2,
      selector: { matchLabels: { app: "web" } },
      template: {
        metadata: { labels: { app: "web" } },
        spec: { containers: [{ name: "app", image: "nginx" }] },
      },
    },
  ],
  [
    "a service selects the deployment of its name",
    service("web", { ports: [{ port: 80 }] }).spec as object,
    { selector: { app: "web" }, ports: [{ port: 80 }] },
  ],
  ["a script runs in a shell", script("busybox", "date"), {
    image: "busybox",
    command: ["sh", "-c", "date"],
  }],
];

for (const [name, made, expected] of MADE) {
  Deno.test(name, () => assert.deepEqual(made, expected));
}

Deno.test("a manifest has its group and kind, and a namespace unless it has none", () => {
  const role = manifest("rbac.authorization.k8s.io/v1 Role", "reader", { rules: [] }, "shop");
  assert.deepEqual([role.apiVersion, role.kind, role.metadata.namespace], [
    "rbac.authorization.k8s.io/v1",
    "Role",
    "shop",
  ]);
  assert.equal(manifest("v1 Namespace", "shop", {}, null).metadata.namespace, undefined);
});
