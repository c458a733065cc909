import assert from "node:assert/strict";
import { eventTexts } from "../../../src/explorer/logs/log_events.ts";
import type { KubeObject } from "../../../src/kube/object.ts";
import { playBundled } from "../bundled_play.ts";

const event = (lastTimestamp: string, type: string, reason: string, count = 1) =>
  ({ metadata: {}, lastTimestamp, type, reason, message: "so\n", count }) as unknown as KubeObject;

const cases: [name: string, events: KubeObject[], texts: string[]][] = [
  ["none", [], []],
  ["in their order", [event("2", "Normal", "B"), event("1", "Normal", "A")], [
    "web-0 Normal A: so",
    "web-0 Normal B: so",
  ]],
  ["warnings alone", [event("1", "Normal", "A"), event("2", "Warning", "FailedMount", 5)], [
    "web-0 Warning FailedMount: so (5 times)",
  ]],
];

for (const [name, events, texts] of cases) {
  Deno.test(`events of a pod without a log: ${name}`, () =>
    assert.deepEqual(eventTexts(events, "web-0"), texts));
}

Deno.test("a pod that waits shows its reason and its events instead of a log", async () => {
  const [frame] = await playBundled("wait 20s\nkey l\nwait 1s\ndump", { scenario: "incident-image" });
  const text = frame!.join("\n");
  assert.match(text, /waits: (ImagePullBackOff|ErrImagePull)/);
  assert.match(text, /Warning Failed: /);
});
