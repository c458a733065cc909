import assert from "node:assert/strict";
import { explore } from "../explorer_harness.ts";
import { smallWorld } from "../world.ts";

/** Keys, and what the pane then shows. */
const frames: [string, string, string[]][] = [
  ["rows of the context's namespace", "", [
    " NAME ↑                    READY  STATUS               RESTARTS     AGE",
    "▌web-776b8b9c64-dlpgl        1/1  Running                     0     16m",
    " web-776b8b9c64-fphrj ✗      0/1  CrashLoopBackOff  4 (23s ago)      5m",
  ]],
  [
    "all namespaces have a column for them",
    "key 0",
    [
      " NAMESPACE ↑  NAME                      READY  STATUS               RESTARTS     AGE",
      "▌default      web-776b8b9c64-dlpgl        1/1  Running                     0     16m",
      " default      web-776b8b9c64-fphrj ✗      0/1  CrashLoopBackOff  4 (23s ago)      5m",
      " kube-system  coredns-abc                 1/1  Running                    12     24h",
    ].toSpliced(1, 0),
  ],
  ["wide", "key Ctrl-W", [
    " NAME ↑                    READY  STATUS               RESTARTS     AGE  IP         NODE",
    "▌web-776b8b9c64-dlpgl        1/1  Running                     0     16m  10.0.0.2   eli01",
    " web-776b8b9c64-fphrj ✗      0/1  CrashLoopBackOff  4 (23s ago)      5m  10.0.0.10  eli02",
  ]],
  ["ages tick", "wait 60s", [
    " NAME ↑                    READY  STATUS               RESTARTS     AGE",
    "▌web-776b8b9c64-dlpgl        1/1  Running                     0     17m",
    " web-776b8b9c64-fphrj ✗      0/1  CrashLoopBackOff  4 (83s ago)      6m",
  ]],
  ["by restarts, the most first; again, the least", "key 0 Shift-T Shift-T", [
    " NAMESPACE    NAME                      READY  STATUS             RESTARTS ↑     AGE",
    "▌default      web-776b8b9c64-dlpgl        1/1  Running                     0     16m",
    " default      web-776b8b9c64-fphrj ✗      0/1  CrashLoopBackOff  4 (23s ago)      5m",
    " kube-system  coredns-abc                 1/1  Running                    12     24h",
  ]],
  ["a picked column sorts", "key Shift-Right Shift-Right Shift-O", [
    " NAME                      READY  STATUS ↑             RESTARTS     AGE",
    " web-776b8b9c64-fphrj ✗      0/1  CrashLoopBackOff  4 (23s ago)      5m",
    "▌web-776b8b9c64-dlpgl        1/1  Running                     0     16m",
  ]],
  ["a filter", "key /\ntype crash", [
    " NAME ↑                    READY  STATUS               RESTARTS     AGE",
    "▌web-776b8b9c64-fphrj ✗      0/1  CrashLoopBackOff  4 (23s ago)      5m",
  ]],
  ["Esc in the prompt brings back the rows", "key /\ntype crash\nkey Esc", [
    " NAME ↑                    READY  STATUS               RESTARTS     AGE",
    " web-776b8b9c64-dlpgl        1/1  Running                     0     16m",
    "▌web-776b8b9c64-fphrj ✗      0/1  CrashLoopBackOff  4 (23s ago)      5m",
  ]],
];

for (const [name, keys, expected] of frames) {
  Deno.test(`pods: ${name}`, async () => {
    const explorer = await explore(smallWorld(), keys, { columns: 110 });
    assert.deepEqual(explorer.body, expected);
    explorer.end();
  });
}

Deno.test("contexts go by their names, whatever columns they have", async () => {
  const explorer = await explore(smallWorld(), "", { line: "ctx" });
  assert.match(explorer.body[0]!, /NAME ↑ .*NAMESPACE$/);
  explorer.end();
});

Deno.test("changed cells are marked for two seconds, leaving rows stay as long", async () => {
  const world = smallWorld();
  const explorer = await explore(world, "");
  const [first, second] = world.tables.get("pods")!.rows;
  world.change("pods", { changed: [{ ...first!, cells: ["0/1", "Error", "1", "x"] }], removed: [second!] });
  assert.deepEqual(explorer.body.slice(1), [
    "▌web-776b8b9c64-dlpgl ✗      0/1↓ Error           Δ           1↑    16m",
    " web-776b8b9c64-fphrj ✗      0/1  CrashLoopBackOff  4 (23s ago)      5m",
  ]);
  assert.match(explorer.lines[1]!, /Pods \(default\) 1 /);
  explorer.pass(2000);
  assert.deepEqual(explorer.body.slice(1), [
    "▌web-776b8b9c64-dlpgl ✗      0/1  Error                       1     16m",
  ]);
  explorer.end();
});

Deno.test("the selection stays on its row while others come and go", async () => {
  const world = smallWorld();
  const explorer = await explore(world, "key Down");
  world.change("pods", {
    added: [{ namespace: "default", name: "aaa", uid: "new", cells: ["1/1", "Running", "0", "x"] }],
  });
  assert.match(explorer.body.find((line) => line.startsWith("▌"))!, /web-776b8b9c64-fphrj/);
  world.change("pods", { removed: [world.tables.get("pods")!.rows.find(({ uid }) => uid === "p2")!] });
  explorer.pass(3000);
  assert.match(explorer.body.find((line) => line.startsWith("▌"))!, /web-776b8b9c64-dlpgl/);
  explorer.end();
});

Deno.test("a list on its way says how far it is", async () => {
  const world = smallWorld();
  world.isHeld = true;
  const explorer = await explore(world, "", { columns: 120 });
  assert.deepEqual(explorer.body, [" NAME ↑" + " ".repeat(41) + "AGE", "   loading …"]);
  world.become("pods", { kind: "loading", count: 4500, remaining: 5500 });
  assert.match(explorer.lines[1]!, /4,500 of about 10,000 ━{9}─{11}$/);
  world.release();
  assert.match(explorer.lines[1]!, /Pods \(default\) 2 /);
  explorer.end();
});
