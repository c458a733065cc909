import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";

/** What is typed, and the title that opens. */
const lines: [string, RegExp][] = [
  ["helm", /Helm releases \(default\)/],
  ["helm all", /Helm releases \(all\)/],
  ["helm kube-system", /Helm releases \(kube-system\)/],
];

for (const [line, title] of lines) {
  Deno.test(`:${line}`, async () => {
    const [frame] = await playBundled(`key :\ntype ${line}\nkey Enter\nwait 1s\ndump`, { scenario: "empty" });
    assert.match(frame!.join("\n"), title);
  });
}
