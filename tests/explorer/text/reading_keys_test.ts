import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";

const opened: [string, RegExp][] = [
  ["y", /· yaml/],
  ["F1", /Pod v1 · explain/],
];

for (const [key, title] of opened) {
  Deno.test(`${key} on a pod opens its pane, Esc comes back`, async () => {
    const [pane, back] = await playBundled(`key ${key}\nwait 250ms\ndump\nkey Esc\ndump`);
    assert.match(pane![1]!, title);
    assert.match(back![1]!, /^ Pods \(default\) 9/);
  });
}
