import assert from "node:assert/strict";
import { DescribeText } from "../../../src/kube/describe/describe_text.ts";
import { eventQuery, eventsKey, writeEvents } from "../../../src/kube/describe/event_text.ts";
import { podDescriber } from "../../../src/kube/describe/pod.ts";
import type { KubeObject } from "../../../src/kube/object.ts";
import { fixture, hasFixtures } from "../../fixtures.ts";

const nowMs = Date.parse("2026-01-01T01:00:00Z");

function written(...items: KubeObject[]): string {
  const text = new DescribeText();
  writeEvents(text, { [eventsKey]: { items } }, { nowMs });
  return text.toString();
}

function event(fields: Record<string, unknown>): KubeObject {
  return { metadata: {}, type: "Normal", reason: "R", message: "m", ...fields };
}

const rows: [name: string, fields: Record<string, unknown>, row: string][] = [
  [
    "once",
    { firstTimestamp: "2026-01-01T00:59:00Z", lastTimestamp: "2026-01-01T00:59:00Z", count: 1 },
    "60s",
  ],
  [
    "repeated",
    { firstTimestamp: "2026-01-01T00:30:00Z", lastTimestamp: "2026-01-01T00:59:55Z", count: 7 },
    "5s (x7 over 30m)",
  ],
  ["of the new API", { eventTime: "2026-01-01T00:58:00.123456Z", reportingComponent: "s" }, "119s"],
  [
    "in series",
    { eventTime: "2026-01-01T00:30:00Z", series: { count: 3, lastObservedTime: "2026-01-01T00:59:30Z" } },
    "30s (x3 over 30m)",
  ],
  ["without time", {}, "<unknown>"],
];
for (const [name, fields, row] of rows) {
  Deno.test(`the age of an event ${name} is ${row}`, () => {
    assert.ok(written(event(fields)).split("\n")[3]?.includes(`  R       ${row}  `));
  });
}

Deno.test("events come in the order in which they were last seen", () => {
  const late = event({ reason: "Late", lastTimestamp: "2026-01-01T00:02:00Z" });
  const early = event({ reason: "Early", lastTimestamp: "2026-01-01T00:01:00Z" });
  assert.match(written(late, early), /Early[^]*Late/);
});

Deno.test("no events are <none>; events that were not asked for are not mentioned", () => {
  assert.equal(written(), "Events:  <none>\n");
  const text = new DescribeText();
  writeEvents(text, {}, { nowMs });
  assert.equal(text.toString(), "");
});

const requests: [file: string, name: string, kind: string | undefined][] = [
  ["verbose/describe-deploy.txt", "nginx-deployment", "Deployment"],
  ["verbose/describe-pod.txt", "multi", undefined],
];
for (const [file, name, kind] of requests) {
  Deno.test({
    name: `events are asked for as kubectl does: ${file}`,
    ignore: !hasFixtures,
    fn() {
      const [, selector = ""] = /events\?fieldSelector=([^&"]*)/.exec(fixture(file)) ?? [];
      const uid = /uid%3D([0-9a-f-]+)/.exec(selector)?.[1];
      const object: KubeObject = { metadata: { name, namespace: "default", uid: uid ?? "" } };
      assert.equal(eventQuery(object, kind).fieldSelector, decodeURIComponent(selector));
    },
  });
}

Deno.test("the events of a static pod's mirror carry the hash of its file", () => {
  const annotations = { "kubernetes.io/config.mirror": "hash" };
  const object: KubeObject = { metadata: { name: "p", namespace: "n", uid: "u", annotations } };
  assert.match(podDescriber.related(object)[0]?.fieldSelector ?? "", /involvedObject.uid=hash$/);
});
