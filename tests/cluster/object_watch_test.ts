import assert from "node:assert/strict";
import { Client } from "../../src/cluster/client.ts";
import { type ObjectChange, watchObject } from "../../src/cluster/object_watch.ts";
import type { ApiResource } from "../../src/kube/discovery.ts";
import { fixture, hasFixtures } from "../fixtures.ts";
import { FakeTiming, settle } from "./fake_timing.ts";
import { type Answer, FakeStream, FakeTransport, json, refusal } from "./fake_transport.ts";

const path = "/apis/apps/v1/namespaces/default/deployments";
const deployments: ApiResource = {
  group: "apps",
  version: "v1",
  kind: "Deployment",
  name: "deployments",
  singularName: "deployment",
  shortNames: ["deploy"],
  categories: ["all"],
  namespaced: true,
  verbs: ["get", "list", "watch"],
  subresources: [],
};

function start(answers: { list?: Answer[]; get?: Answer[]; watch?: Answer[] }, name = "web") {
  const timing = new FakeTiming();
  const transport = new FakeTransport();
  if (answers.list) transport.on(`GET ${path}`, ...answers.list);
  if (answers.get) transport.on(`GET ${path}/${name}`, ...answers.get);
  if (answers.watch) transport.on(`watch ${path}`, ...answers.watch);
  const stop = new AbortController();
  const changes: ObjectChange[] = [];
  const watch = watchObject({
    client: new Client(transport, { timing }),
    resource: deployments,
    namespace: "default",
    name,
    signal: stop.signal,
    timing,
    onChange: (change) => changes.push(change),
  });
  const short = (): string[] =>
    changes.splice(0).map(({ object, state }) =>
      `${object?.metadata.resourceVersion ?? "none"} ${state.kind}`
    );
  async function end(): Promise<void> {
    stop.abort();
    await watch.done;
  }
  return { watch, timing, transport, short, end };
}

const object = (resourceVersion: string, uid = "u1") => ({
  metadata: { name: "web", uid, resourceVersion },
  spec: {},
});
const list = (...items: unknown[]): Answer =>
  json({ kind: "DeploymentList", apiVersion: "apps/v1", metadata: { resourceVersion: "9" }, items });

Deno.test("the object, its changes, its end and its return", async () => {
  const stream = new FakeStream();
  const { watch, transport, short, end } = start({ list: [list(object("5"))], watch: [stream.answer] });
  await settle();
  assert.deepEqual(short(), ["5 loading", "5 live", "5 live"]);
  assert.equal(watch.object?.kind, "Deployment");
  assert.equal(watch.object?.apiVersion, "apps/v1");
  stream.send({ type: "MODIFIED", object: object("10") });
  stream.send({ type: "DELETED", object: object("11") });
  stream.send({ type: "ADDED", object: object("12", "u2") });
  await settle();
  assert.deepEqual(short(), ["10 live", "none live", "12 live"]);
  assert.deepEqual(transport.requests.map((request) => request.query.get("fieldSelector")), [
    "metadata.name=web",
    "metadata.name=web",
  ]);
  assert.equal(transport.requests[1]?.query.get("resourceVersion"), "9");
  await end();
});

Deno.test("an object that is not there yet", async () => {
  const stream = new FakeStream();
  const { watch, short, end } = start({ list: [list()], watch: [stream.answer] });
  await settle();
  assert.equal(watch.object, undefined);
  stream.send({ type: "ADDED", object: object("10") });
  await settle();
  assert.equal(short().at(-1), "10 live");
  await end();
});

Deno.test("who may get but not list still sees it", async () => {
  const forbidden = refusal(403, "Forbidden", "cannot list");
  const { watch, timing, transport, short, end } = start({
    list: [forbidden],
    get: [json(object("5")), json(object("6"))],
    watch: [forbidden],
  });
  await timing.advance(12_000);
  assert.equal(short().at(-1), "6 live");
  assert.deepEqual(watch.state, { kind: "live", pollMs: 10_000 });
  assert.equal(transport.asked.filter((each) => each === `GET ${path}/web`).length, 2);
  await end();
});

Deno.test("who may do neither is told so", async () => {
  const { watch, end } = start({
    list: [refusal(403, "Forbidden", "cannot list")],
    get: [refusal(403, "Forbidden", "cannot get")],
  });
  await settle();
  assert.ok(watch.state.kind === "forbidden" && watch.state.error.message === "cannot list");
  await end();
});

Deno.test("the name is escaped as a field selector wants it", async () => {
  const { transport, end } = start({ list: [list()] }, "a,b=c\\d");
  await settle();
  assert.equal(transport.requests[0]?.query.get("fieldSelector"), "metadata.name=a\\,b\\=c\\\\d");
  await end();
});

Deno.test({
  name: "recorded: a deployment while it is scaled",
  ignore: !hasFixtures,
  fn: async () => {
    const stream = new FakeStream();
    stream.send(fixture("watch/deployments_scale_up.jsonl"));
    const { watch, end } = start({ list: [list()], watch: [stream.answer] }, "nginx-deployment");
    await settle();
    assert.equal(watch.object?.metadata.resourceVersion, "1301");
    assert.equal((watch.object?.spec as { replicas: number }).replicas, 3);
    await end();
  },
});
