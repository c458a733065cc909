import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";

const open = "key l\nexpect Processed\n";

/** Keys on a pod's log, and what the screen has then. */
const keys: [name: string, script: string, expected: RegExp][] = [
  ["s pauses", "key s", /5 lines · paused/],
  ["s follows again", "key s s", /5 lines · following/],
  ["w wraps", "key w", /Registered/],
  ["o shows columns", "key o", /^TIME +LEVEL MESSAGE/m],
  ["o twice shows fields", "key o o", /a row for each field/],
  ["m marks", "key m", /^── \d\d:\d\d:\d\d ─+$/m],
  ["Shift-C clears", "key Shift-C", / 0 lines · following/],
  ["c copies", "key c", /Copied 5 lines/],
  ["a shows all containers", "key a\nwait 1s", /--all-containers --prefix -n default/],
  ["1 reads from the start", "key 1\nwait 1s", /from the start.*\n[^]*-n default -f +\^Y copy/],
  ["Enter shows the line by itself", "key Enter", /› Line · 2026-01-01T/],
  ["+ shows lines around matches", "type /POD_IP\nkey Enter + +", /grep -iE -C 2 POD_IP/],
  ["- shows fewer", "type /POD_IP -C 2\nkey Enter -", /grep -iE -C 1 POD_IP/],
  ["Right goes sideways", "key Right", /^(?!Registered)/m],
  ["Shift-F needs a filter", "key Shift-F", /press \/ and type what to look for first/],
];

for (const [name, script, expected] of keys) {
  Deno.test(`in a log, ${name}`, async () => {
    const [frame] = await playBundled(`${open}${script}\ndump`);
    assert.match(frame!.join("\n"), expected);
  });
}

Deno.test("Shift-F searches all that the server has; Enter jumps to the log around a line, Esc comes back", async () => {
  const [found, around, back] = await playBundled(
    `${open}type /POD_IP\nkey Enter Shift-F\nexpect read,\ndump\nkey Enter\nwait 1s\ndump\nkey Esc\ndump`,
  );
  assert.match(found![1]!, /Search default\/env-echgo-\S+ for POD_IP · from the start +2 lines · 5 read/);
  assert.match(found!.join("\n"), /kubectl logs env-echgo-\S+ -c env-echgo -n default \| grep -iE POD_IP/);
  assert.match(around![1]!, /Logs default\/env-echgo-\S+:env-echgo · since \d\d:\d\d:\d\dZ +.*paused/);
  assert.ok(around!.filter((line) => line.includes("Processed")).length > 1);
  assert.match(back![1]!, /Search default/);
});
