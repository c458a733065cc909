import assert from "node:assert/strict";
import { drawFrame } from "../../src/explorer/frame.ts";
import { emptyModel } from "../../src/explorer/model.ts";
import { dumpGrid } from "../../src/terminal/dump.ts";
import { darkTheme } from "../../src/terminal/theme.ts";
import { playBundled } from "./bundled_play.ts";
import { explore } from "./explorer_harness.ts";
import { smallWorld } from "./world.ts";

Deno.test("a whole frame", async () => {
  const explorer = await explore(smallWorld(), "", { columns: 80, rows: 10 });
  assert.deepEqual(explorer.lines, [
    " ⎈ test · kind   ns default   ahab   v1.34.9 ⇄ 0.1.0   2 nodes           ● live",
    " Pods (default) 2                                            0 all  1 default",
    " NAME ↑                    READY  STATUS               RESTARTS     AGE",
    "▌web-776b8b9c64-dlpgl        1/1  Running                     0     16m",
    " web-776b8b9c64-fphrj ✗      0/1  CrashLoopBackOff  4 (23s ago)      5m",
    "",
    "",
    "─".repeat(80),
    " $ kubectl get pods -n default                                          ^Y copy",
    explorer.lines[9]!,
  ]);
  assert.match(explorer.lines[9]!, /^ ⏎ containers .* \/ filter {2}: command {2}\? help$/);
  explorer.end();
});

/** Columns, and what stands above a pod's log. */
const titles: [columns: number, title: RegExp][] = [
  [120, /^ pods › Logs default\/[a-z0-9:-]+ · tail +\d+ lines · following$/],
  [80, /^ Logs default\/[a-z0-9:-]+ · tail +\d+ lines · following$/],
  [44, /^ Logs .+….+ · tail {2}\d+ lines · following$/],
];

for (const [columns, title] of titles) {
  Deno.test(`at ${columns} columns the title line still says how a log stands`, async () => {
    const [frame] = await playBundled("key l\nwait 250ms\ndump", { size: { columns, rows: 20 } });
    assert.match(frame![1]!, title);
  });
}

Deno.test("a model without panes is a frame, too", () => {
  const model = emptyModel({
    columns: 60,
    rows: 8,
    now: 0,
    programVersion: "0.1.0",
    context: { name: "dev", cluster: "dev", user: "ahab", namespace: "default" },
    contexts: [],
    currentContext: "dev",
  });
  assert.match(dumpGrid(drawFrame(model, darkTheme), "text"), /⎈ dev {3}ns default {3}ahab +… connecting/);
});

Deno.test("the cursor is in the prompt while it is open", async () => {
  const explorer = await explore(smallWorld(), "key :\ntype po", { rows: 20 });
  assert.deepEqual(explorer.grid.cursor, { x: 4, y: 17 });
  await explorer.play("key Esc");
  assert.equal(explorer.grid.cursor, null);
  explorer.end();
});

Deno.test("in full screen nothing but the text is there; what is typed lies over its last line", async () => {
  const script = `key y
expect kind: Pod
key f
dump
key Down
dump
type /zebra
dump
key Esc Esc
dump
key f f
dump
key f Enter
expect · explain
dump
key Esc
dump`;
  const [first, full, typed, back, again, other, returned] = await playBundled(script, {
    size: { columns: 80, rows: 20 },
  });
  assert.equal(first!.at(-1), " Full screen: f or Esc comes back.");
  assert.equal(full![0], "apiVersion: v1");
  assert.equal(full!.length, 20);
  assert.match(full!.join("\n"), /^(?!.*(kubectl|live|──)).*$/s);
  assert.match(typed!.at(-1)!, /^ \/zebra/);
  for (const frame of [back, again, other]) assert.match(frame!.join("\n"), /● live.*\$ kubectl/s);
  // Another view has its lines around it; coming back, the text has the screen again.
  assert.match(returned!.join("\n"), /^(?!.*(kubectl|live|──)).*$/s);
});
