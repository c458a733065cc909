import assert from "node:assert/strict";
import type { EventRecord } from "../../../src/simulator/kubernetes/registry.ts";
import {
  configMaps,
  events,
  namespaces,
  pod,
  pods,
  type SampleCluster,
  sampleCluster,
} from "./sample_cluster.ts";

type Written = { message: string; count?: number; series?: { count: number } };

function recording(): SampleCluster & {
  record: (event: Partial<EventRecord>) => void;
  written: () => Written[];
} {
  const cluster = sampleCluster();
  const regarding = cluster.registry.create(pods, pod("web"));
  const record = (event: Partial<EventRecord>) =>
    cluster.registry.recordEvent({
      regarding,
      type: "Normal",
      reason: "Pulled",
      message: "pulled",
      component: "kubelet",
      ...event,
    });
  return { ...cluster, record, written: () => cluster.registry.list(events) as unknown as Written[] };
}

Deno.test("the same event again raises the count", () => {
  const { record, written, queue } = recording();
  record({});
  queue.advance(5000);
  record({});
  const [event, ...others] = written();
  assert.deepEqual([event?.count, others.length], [2, 0]);
  assert.match(JSON.stringify(event), /"lastTimestamp":"2026-01-01T00:00:05Z"/);
});

Deno.test("other messages are other events, until there are ten alike", () => {
  const { record, written } = recording();
  for (let i = 0; i < 12; i++) record({ message: `m${i}` });
  const messages = written().map(({ message }) => message);
  assert.equal(messages.length, 10);
  assert.equal(messages.at(-1), "(combined from similar events): m11");
  assert.equal(written().at(-1)?.count, 3);
});

Deno.test("one source cannot flood one object", () => {
  const { record, written, queue } = recording();
  for (let i = 0; i < 40; i++) record({ reason: `R${i}` });
  assert.equal(written().length, 25);
  queue.advance(300_000);
  for (let i = 0; i < 5; i++) record({ reason: `S${i}` });
  assert.equal(written().length, 26);
});

Deno.test("the scheduler's repeat is a series, written when it begins and every half hour", () => {
  const { record, written, queue } = recording();
  const fail = () => record({ component: "default-scheduler", reason: "FailedScheduling", type: "Warning" });
  for (let i = 0; i < 4; i++) fail();
  assert.deepEqual([written()[0]?.count, written()[0]?.series?.count], [undefined, 2]);
  queue.advance(31 * 60_000);
  fail();
  assert.equal(written()[0]?.series?.count, 5);
});

Deno.test("an event that has expired is written anew, names never repeat", () => {
  const { record, written, queue } = recording();
  record({});
  queue.advance(2 * 3600_000);
  assert.equal(written().length, 0);
  record({});
  record({ reason: "Started" });
  assert.equal(written().length, 2);
});

Deno.test("nothing happens where events are not served", () => {
  const { registry } = sampleCluster([configMaps, namespaces, pods]);
  const regarding = registry.create(pods, pod("web"));
  const before = registry.store.revision;
  registry.recordEvent({ regarding, type: "Normal", reason: "R", message: "m", component: "kubelet" });
  assert.equal(registry.store.revision, before);
});
