import assert from "node:assert/strict";
import { explore } from "../explorer_harness.ts";
import { playBundled } from "../bundled_play.ts";
import { FakeCluster } from "../fake_cluster.ts";

function world(): FakeCluster {
  const cluster = new FakeCluster();
  const list = (...names: string[]) => ({
    metadata: {},
    items: names.map((name) => ({ metadata: { namespace: "shop", name, uid: name } })),
  });
  for (const { name, group, version } of cluster.resources) {
    const path = group ? `/apis/${group}/${version}/${name}` : `/api/${version}/${name}`;
    if (name !== "configmaps") cluster.objects.set(path, list());
  }
  cluster.objects.set("/api/v1/pods", list("web-1", "db-1"));
  cluster.objects.set("/api/v1/services", list("Web"));
  return cluster;
}

Deno.test("find goes through all kinds, and names those that it could not read", async () => {
  const explorer = await explore(world(), "key :\ntype find web\nkey Enter", { columns: 120 });
  const rows = explorer.body.slice(1).map((line) => line.slice(1).trim().replace(/ +/g, " "));
  assert.deepEqual(rows, ["Service shop Web", "Pod shop web-1"]);
  assert.match(explorer.lines[1]!, /Found: web 2/);
  assert.match(explorer.lines[1]!, /1 kind could not be searched: configmaps/);
  explorer.end();
});

Deno.test("Enter shows the object in its table; keys for objects work on what was found", async () => {
  const explorer = await explore(world(), "key :\ntype find web-1\nkey Enter", { columns: 120 });
  await explorer.play("key Enter");
  assert.match(explorer.lines[1]!, /Pods \(shop\) metadata.name=web-1/);
  await explorer.play("key Esc y");
  assert.match(explorer.lines[1]!, /Pod shop\/web-1/);
  explorer.end();
});

Deno.test("nothing found says so", async () => {
  const explorer = await explore(world(), "key :\ntype find zebra\nkey Enter", { columns: 120 });
  assert.match(explorer.text, /Nothing is called or labelled zebra/);
  explorer.end();
});

Deno.test("by label, on the bundled cluster", async () => {
  const frames = await playBundled("key :\ntype find app=front\nkey Enter\nwait 2s\ndump", {
    scenario: "shop",
  });
  const kinds = new Set(
    frames.at(-1)!.slice(3, -3).map((line) => line.slice(1).split(" ")[0]).filter(Boolean),
  );
  assert.ok(kinds.has("Pod") && kinds.has("ReplicaSet"), [...kinds].join());
});
