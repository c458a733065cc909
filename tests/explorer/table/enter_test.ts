import assert from "node:assert/strict";
import { explore } from "../explorer_harness.ts";
import { smallWorld } from "../world.ts";

/** Where one starts, the keys, the title afterwards, and a text that is then on the screen. */
const drills: [string, string, string, string][] = [
  ["deploy", "key Enter", "deployments › web › Pods (default) app=web 2", "web-776b8b9c64-fphrj"],
  ["deploy", "key z", "deployments › web › ReplicaSets (default) 1", "web-776b8b9c64 "],
  ["rs", "key Down\nkey Shift-J", "replicasets › Deployments (default) metadata.name=web 1", "1/2"],
  [
    "svc /web",
    "key Enter",
    "services › web › Pods (default) app=web 2",
    "kubectl get pods -n default -l app=web",
  ],
  [
    "no",
    "key Enter",
    "nodes › eli01 › Pods (all) spec.nodeName=eli01 2",
    "--field-selector spec.nodeName=eli01",
  ],
  ["ns", "key Down Enter", "namespaces › Pods (kube-system) 1", "coredns-abc"],
  ["crd", "key Enter", "customresourcedefinitions › whales.sea.example.com › Whales (all) 1", "moby"],
  ["pods", "key Enter", "pods › web-776b8b9c64-dlpgl › Containers 2", "nginx:1.27"],
  ["pods", "key Shift-J", "pods › ReplicaSets (default) metadata.name=web-776b8b9c64 1", "NAME"],
  ["api-resources", "key Shift-G Enter", "api resources › Whales (default) 1", "moby"],
  ["svc /external", "key Enter", "Services (default) 1 of 2 /external", "Service external selects no pods."],
  ["wh", "key Enter", "Whales (default) 1", "Whale moby controls nothing."],
];

for (const [line, keys, title, shown] of drills) {
  Deno.test(`:${line}, then ${keys.replace("\n", ", ")}`, async () => {
    const explorer = await explore(smallWorld(), keys, { line, columns: 140 });
    assert.ok(explorer.lines[1]!.startsWith(` ${title}`), explorer.text);
    assert.ok(explorer.text.includes(shown), explorer.text);
    explorer.end();
  });
}

Deno.test("back is exactly where one was: row, filter, order", async () => {
  const explorer = await explore(smallWorld(), "key 0 Shift-T\nkey /\ntype e\nkey Enter Down", {
    columns: 140,
  });
  const before = explorer.lines.slice(1);
  await explorer.play("key Enter\nkey Esc");
  assert.deepEqual(explorer.lines.slice(1), before);
  explorer.end();
});

Deno.test("what a cluster-wide object owns is looked for among custom resources, too", async () => {
  const world = smallWorld();
  world.objects.set("/apis/sea.example.com/v1/namespaces/default/whales", {
    metadata: {},
    items: [{
      metadata: {
        name: "calf",
        uid: "w2",
        ownerReferences: [{ uid: "s-cm", controller: true, kind: "ConfigMap", name: "x", apiVersion: "v1" }],
      },
    }],
  });
  const empty = { metadata: {}, items: [] };
  for (const name of ["pods", "services"]) world.objects.set(`/api/v1/namespaces/default/${name}`, empty);
  for (const name of ["replicasets", "deployments"]) {
    world.objects.set(`/apis/apps/v1/namespaces/default/${name}`, empty);
  }
  world.table("configmaps", "Name Data Age", [{
    namespace: "default",
    name: "x",
    uid: "s-cm",
    cells: ["1", "x"],
  }]);
  const explorer = await explore(world, "key Enter", { line: "cm", columns: 140 });
  assert.ok(explorer.lines[1]!.startsWith(" configmaps › x › Whales (default) 0"), explorer.text);
  assert.ok(explorer.text.includes("# those of ConfigMap x"), explorer.text);
  explorer.end();
});
