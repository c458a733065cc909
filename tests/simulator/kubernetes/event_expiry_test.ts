import assert from "node:assert/strict";
import { EVENT_TTL_MS, expireEvents } from "../../../src/simulator/kubernetes/event_expiry.ts";
import { EventQueue } from "../../../src/simulator/clock/event_queue.ts";
import type { StoredObject } from "../../../src/simulator/kubernetes/registry.ts";
import { Store } from "../../../src/simulator/kubernetes/store.ts";
import { events, START } from "./sample_cluster.ts";

const event = (name: string) => ({ metadata: { name, namespace: "default" } }) as StoredObject;

Deno.test("events go an hour after their last write", () => {
  const queue = new EventQueue(START);
  const store = new Store({ queue, kinds: [events] });
  const stop = expireEvents(store, events, queue);
  const names = () => [...store.table(events).list()].map(({ object }) => object.metadata.name);
  store.put(events, event("a"));
  store.put(events, event("b"));
  queue.advance(EVENT_TTL_MS / 2);
  store.put(events, event("a"));
  queue.advance(EVENT_TTL_MS / 2);
  assert.deepEqual(names(), ["a"]);
  queue.advance(EVENT_TTL_MS / 2);
  assert.deepEqual(names(), []);
  assert.equal(queue.nextAt(), undefined, "nothing is left to do");
  store.put(events, event("c"));
  stop();
  queue.advance(2 * EVENT_TTL_MS);
  assert.deepEqual(names(), ["c"]);
});

Deno.test("an event that is deleted early does not stop the others from going", () => {
  const queue = new EventQueue(START);
  const store = new Store({ queue, kinds: [events] });
  expireEvents(store, events, queue);
  store.put(events, event("a"));
  queue.advance(1000);
  store.put(events, event("b"));
  store.remove(events, "default", "a");
  queue.advance(EVENT_TTL_MS);
  assert.equal(store.table(events).size, 0);
});
