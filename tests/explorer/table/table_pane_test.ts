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
    "▌web-776b8b9c64-dlpgl        1/1  Running                     0     16m",
    " web-776b8b9c64-fphrj ✗      0/1  CrashLoopBackOff  4 (23s ago)      5m",
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

Deno.test("a row that gets another owner leaves; one that was never here does not come to leave", async () => {
  const world = smallWorld();
  const explorer = await explore(world, "key z", { line: "deployments" });
  assert.match(explorer.text, /web-776b8b9c64/);
  const moved = { namespace: "default", name: "web-776b8b9c64", uid: "rs1", cells: [2, 2, 1, "x"] };
  const other = { namespace: "default", name: "other-1", uid: "rs2", cells: [1, 0, 0, "x"] };
  world.change("replicasets", { changed: [moved, other] });
  await explorer.play("wait 3s");
  assert.match(explorer.text, /There are no replicasets of Deployment web/);
  assert.doesNotMatch(explorer.text, /other-1/);
  explorer.end();
});

Deno.test("marks that a filter hides are counted in the title", async () => {
  const explorer = await explore(smallWorld(), "key Space Space\nkey /\ntype crash\nkey Enter");
  assert.match(explorer.lines[1]!, /2 marked, 1 hidden/);
  explorer.end();
});

Deno.test("events: the newest first, warnings are faults", async () => {
  const world = smallWorld();
  const event = (name: string, seen: string, type: string, reason: string) => ({
    namespace: "default",
    name,
    cells: [seen, type, reason],
  });
  world.table("events", "Name Last Type Reason", []).tables.set("events", {
    columns: ["Name", "Last Seen", "Type", "Reason"],
    rows: [
      event("a", "5m", "Normal", "Started"),
      event("b", "10s", "Warning", "Rebooted"),
      event("c", "2m", "Normal", "Pulled"),
    ],
  });
  const names = (lines: string[]) => lines.slice(1).map((line) => line.slice(1, 2)).join("");
  const explorer = await explore(world, "", { line: "events" });
  assert.equal(names(explorer.body), "bca");
  await explorer.play("key Ctrl-Z");
  assert.equal(names(explorer.body), "b");
  explorer.end();
});

Deno.test("filters that were kept come back with the arrows", async () => {
  const explorer = await explore(
    smallWorld(),
    "key /\ntype web\nkey Enter\nkey Esc\nkey /\ntype crash\nkey Enter\nkey Esc\nkey /\ntype x\nkey Up Up",
  );
  const line = () => explorer.lines.at(-3)!.trim();
  assert.equal(line(), "/web");
  await explorer.play("key Down");
  assert.equal(line(), "/crash");
  await explorer.play("key Down");
  assert.equal(line(), "/");
  explorer.end();
});

Deno.test("a sticky filter goes along when one drills", async () => {
  const settings = { stickyFilter: true };
  const explorer = await explore(smallWorld(), "key /\ntype web\nkey Enter\nkey Enter", {
    line: "deployments",
    settings,
  });
  assert.match(explorer.lines[1]!, /web › Pods .* \/web/);
  explorer.end();
});
