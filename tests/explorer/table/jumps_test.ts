import assert from "node:assert/strict";
import { explore } from "../explorer_harness.ts";
import { smallWorld } from "../world.ts";

/** Where one is, keys, and what the screen then says. */
const jumps: [string, string, string, RegExp][] = [
  ["the owner", "pods", "key Shift-J", /ReplicaSets \(default\) metadata.name=web-776b8b9c64 1/],
  ["nothing owns it", "nodes", "key Shift-J", /owner: nothing controls this object/],
  [
    "an owner of a kind that is not served",
    "whales",
    "key Shift-J",
    /The server does not serve Captain of sea\/v1/,
  ],
  ["warp to the row's namespace", "pods -A", "key Shift-G w", /Pods \(kube-system\) 1/],
  ["the filter stays when warping", "pods -A /dns|core", "key w", /Pods \(kube-system\) 1 of 1 \/dns\|core/],
  ["the pod's node", "pods", "key o", /Nodes metadata.name=eli01 1/],
  ["replica sets", "deployments", "key z", /web › ReplicaSets \(default\) 1/],
  ["use a namespace", "namespaces", "key j u", /The next views start in namespace kube-system/],
  ["use marked namespaces", "namespaces", "key Space Space u", /start in namespace default,kube-system/],
  ["Enter on marked namespaces", "namespaces", "key Space Space Enter", /Pods \(default,kube-system\) 3/],
];

for (const [name, line, keys, expected] of jumps) {
  Deno.test(`jumps: ${name}`, async () => {
    const world = smallWorld();
    const owner = { apiVersion: "sea/v1", kind: "Captain", name: "ahab", uid: "x", controller: true };
    world.table("whales", "Name Age", [{ namespace: "default", name: "moby", owner, cells: ["x"] }]);
    const explorer = await explore(world, keys, { line });
    assert.match(explorer.text, expected);
    explorer.end();
  });
}

Deno.test("Esc comes back to the row, the filter, the order and the columns", async () => {
  const explorer = await explore(
    smallWorld(),
    "key Ctrl-W Shift-S Right\nkey /\ntype web\nkey Enter\nkey G",
    {
      line: "pods -A",
    },
  );
  const before = explorer.text;
  await explorer.play("key Enter");
  assert.notEqual(explorer.text, before);
  await explorer.play("key Esc");
  assert.equal(explorer.text, before);
  explorer.end();
});

Deno.test("keys that need the list of kinds say so while it is not there", async () => {
  const world = smallWorld();
  world.resources = [];
  const connections = world.connections;
  Object.defineProperty(world, "connections", {
    value: {
      ...connections,
      open: async (name: string) => ({
        ...await connections.open(name, () => false),
        discover: () => new Promise(() => {}),
      }),
    },
  });
  const explorer = await explore(world, "key Shift-J");
  assert.match(explorer.text, /owner: the cluster has not said yet which kinds it has/);
  explorer.end();
});
