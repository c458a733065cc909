import assert from "node:assert/strict";
import { restAfterMs } from "../../src/explorer/out_of_sight.ts";
import { explore, type ExplorerHarness } from "./explorer_harness.ts";
import type { FakeCluster } from "./fake_cluster.ts";
import { smallWorld } from "./world.ts";

const seconds = restAfterMs / 1000;

/** How many watches of pods there have been. */
function podWatches({ watched }: FakeCluster): number {
  return watched.filter((query) => query.startsWith("pods ")).length;
}

function selected({ body }: ExplorerHarness): string {
  return /^▌\w+ +(\S+)/.exec(body.find((line) => line.startsWith("▌")) ?? "")?.[1] ?? "";
}

/** Keys and time, and how many watches of pods that makes in all. */
const lives: [string, string, number][] = [
  ["a view that is left and soon shown again goes on", "type :deploy\nkey Enter\nwait 30s\nkey Esc", 1],
  [
    "one that was out of sight for a minute is watched again when it is shown",
    `type :deploy\nkey Enter\nwait ${seconds}s\nkey Esc`,
    2,
  ],
  ["time counts from when it was left", `wait ${seconds}s\ntype :deploy\nkey Enter\nwait 30s\nkey Esc`, 1],
  [
    "and each time anew",
    `type :deploy\nkey Enter\nwait 40s\nkey Esc\nwait 1s\ntype :deploy\nkey Enter\nwait 40s\nkey Esc`,
    1,
  ],
  ["what a sheet lies over is in sight", `key Ctrl-D\nwait ${seconds}s\nwait ${seconds}s\nkey Esc`, 1],
  ["texts over it hide it", `key y\nwait ${seconds}s\nkey Esc`, 2],
];

for (const [name, script, watches] of lives) {
  Deno.test(name, async () => {
    const world = smallWorld();
    const explorer = await explore(world, script);
    assert.equal(podWatches(world), watches);
    explorer.end();
  });
}

Deno.test("a view that rested has its selection, filter and sort; rows that went meanwhile are gone", async () => {
  const world = smallWorld();
  const explorer = await explore(world, "key 0\nkey Shift-A\nkey /\ntype !coredns\nkey Enter\nkey Shift-G");
  const before = selected(explorer);
  await explorer.play(`type :deploy\nkey Enter\nwait ${seconds}s`);
  const { rows } = world.tables.get("pods")!;
  const gone = rows.find(({ name }) => !before.includes(name) && name.startsWith("web"))!;
  world.change("pods", {
    removed: [gone],
    added: [{
      namespace: "default",
      name: "web-new",
      uid: "p9",
      cells: ["1/1", "Running", "0", "x", "", ""],
    }],
  });
  await explorer.play("key Esc");
  assert.equal(selected(explorer), before);
  assert.match(explorer.text, /web-new/);
  assert.ok(!explorer.text.includes(gone.name), explorer.text);
  assert.match(explorer.lines[1]!, /\/!coredns/);
  explorer.end();
});

Deno.test("while it is read anew it shows the rows of before; when that fails, since when they are old", async () => {
  const world = smallWorld();
  const explorer = await explore(world, `type :deploy\nkey Enter\nwait ${seconds}s`);
  world.isHeld = true;
  await explorer.play("wait 30s\nkey Esc");
  assert.equal(explorer.body.length, 3);
  assert.match(explorer.lines[1]!, /stale since 12:01:00Z/);
  const state = { kind: "stale", since: 0, error: new Error("no route"), retryAt: 0 } as const;
  world.become("pods", state);
  assert.match(explorer.lines[1]!, /stale since 12:01:00Z: no route/);
  world.release();
  assert.doesNotMatch(explorer.text, /stale/);
  assert.equal(explorer.body.length, 3);
  explorer.end();
});
