import assert from "node:assert/strict";
import { Client } from "../../src/cluster/client.ts";
import { watchObjects } from "../../src/cluster/object_set_watch.ts";
import { PODS } from "../../src/kube/discovery.ts";
import { FakeTiming, settle } from "./fake_timing.ts";
import { FakeStream, FakeTransport, json, refusal } from "./fake_transport.ts";

const path = "/api/v1/namespaces/default/pods";
const pod = (name: string, resourceVersion: string) => ({
  metadata: { name, uid: `uid-${name}`, resourceVersion },
});

function start(transport: FakeTransport) {
  const timing = new FakeTiming();
  const stop = new AbortController();
  const told: string[] = [];
  const done = watchObjects({
    client: new Client(transport, { timing }),
    timing,
    resource: PODS,
    namespace: "default",
    labelSelector: "app=web",
    signal: stop.signal,
    onChange: (objects, state) =>
      told.push(`${[...objects.values()].map(({ metadata }) => metadata.name).join(" ")}: ${state.kind}`),
  });
  return { told, end: () => (stop.abort(), done) };
}

Deno.test("objects are listed by their selector, and then come and go", async () => {
  const stream = new FakeStream();
  const list = { metadata: { resourceVersion: "1" }, items: [pod("a", "1")] };
  const transport = new FakeTransport().on(`GET ${path}`, json(list)).on(`watch ${path}`, stream.answer);
  const { told, end } = start(transport);
  await settle();
  assert.equal(told.at(-1), "a: live");
  stream.send({ type: "ADDED", object: pod("b", "2") });
  await settle();
  assert.equal(told.at(-1), "a b: live");
  stream.send({ type: "DELETED", object: pod("a", "3") });
  await settle();
  assert.equal(told.at(-1), "b: live");
  assert.ok(transport.requests.every(({ query }) => query.get("labelSelector") === "app=web"));
  await end();
});

Deno.test("a refusal is told", async () => {
  const { told, end } = start(new FakeTransport().on(`GET ${path}`, refusal(403, "Forbidden")));
  await settle();
  assert.equal(told.at(-1), ": forbidden");
  await end();
});
