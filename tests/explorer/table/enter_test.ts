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
  ["ev", "key Enter", "events › web.17a › Pods (default) metadata.name=web-776b8b9c64-dlpgl 1", "Running"],
  ["cm", "key Enter", "configmaps › ", "settings"],
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

Deno.test("what a custom resource controls is looked for kind by kind", async () => {
  const world = smallWorld();
  const ownerReferences = [{
    uid: "w1",
    controller: true,
    kind: "Whale",
    name: "moby",
    apiVersion: "sea.example.com/v1",
  }];
  world.objects.set("/api/v1/namespaces/default/configmaps", {
    metadata: {},
    items: [{ metadata: { name: "x", uid: "cm1", ownerReferences } }],
  });
  world.table("configmaps", "Name Data Age", [
    { namespace: "default", name: "x", uid: "cm1", owner: ownerReferences[0]!, cells: ["1", "x"] },
    { namespace: "default", name: "other", uid: "cm2", cells: ["1", "x"] },
  ]);
  const explorer = await explore(world, "key Enter", { line: "wh", columns: 140 });
  await explorer.settle();
  assert.ok(explorer.lines[1]!.startsWith(" whales › moby › ConfigMaps (default) 1"), explorer.text);
  assert.ok(explorer.text.includes("# those of Whale moby"), explorer.text);
  explorer.end();
});

Deno.test("a custom kind that is called as a built-in one does not promise pods", async () => {
  const world = smallWorld();
  world.resources.push({
    ...world.resources.find(({ name }) => name === "whales")!,
    name: "jobs",
    kind: "Job",
    group: "batch.example.com",
  });
  world.table("jobs", "Name Age", [{ namespace: "default", name: "hunt", uid: "j1", cells: ["x"] }]);
  const explorer = await explore(world, "", { line: "jobs.batch.example.com" });
  assert.match(explorer.lines.at(-1)!, /^ ⏎ belongings/);
  explorer.end();
});
