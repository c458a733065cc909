import assert from "node:assert/strict";
import type { AnyKind } from "../../../src/simulator/kubernetes/kind.ts";
import { ServedKinds } from "../../../src/simulator/kubernetes/served_kinds.ts";
import { configMap, configMaps, namespaces, pods, sampleServer } from "./sample_cluster.ts";

const widgets: AnyKind = {
  ...configMaps,
  group: "example.com",
  kind: "Widget",
  plural: "widgets",
  singular: "widget",
  schema: "com.example.v1.Widget",
  definitions: { "com.example.v1.Widget": { type: "object" } },
  isCustom: true,
};

Deno.test("observers hear of each kind there is, and then of each change", () => {
  const kinds = new ServedKinds([namespaces, pods]);
  const seen: string[] = [];
  const cancel = kinds.observe(({ type, kind }) => seen.push(`${type} ${kind.plural}`));
  const before = kinds.all;
  kinds.add(widgets);
  assert.notEqual(kinds.all, before);
  assert.equal(kinds.find("widgets", "example.com"), widgets);
  kinds.add(widgets);
  kinds.remove(widgets);
  assert.equal(kinds.find("widgets", "example.com"), undefined);
  cancel();
  kinds.add(widgets);
  assert.deepEqual(seen, [
    "ADDED namespaces",
    "ADDED pods",
    "ADDED widgets",
    "MODIFIED widgets",
    "DELETED widgets",
  ]);
});

Deno.test("a kind that comes is served, discovered and documented at once; one that goes is not, and its watches end", async () => {
  const { registry, queue, send, server } = sampleServer();
  const accept = { accept: "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList" };
  const path = "/apis/example.com/v1/namespaces/default/widgets";
  const before = await send("GET", "/apis", undefined, accept);
  assert.equal((await send("GET", path)).code, 404);
  registry.addKind(widgets);
  const during = await send("GET", "/apis", undefined, accept);
  assert.notEqual(during.headers.get("etag"), before.headers.get("etag"));
  assert.match(during.text, /"widgets"/);
  assert.equal((await send("POST", path, { metadata: { name: "a" } })).code, 201);
  for (const nowhere of ["v1/gizmos", "v9/widgets", "v9"]) {
    const { code, text } = await send("GET", `/apis/example.com/${nowhere}`);
    assert.deepEqual([code, text], [404, "404 page not found\n"]);
  }
  const index = await send("GET", "/openapi/v3");
  const document = JSON.parse(index.text).paths["apis/example.com/v1"].serverRelativeURL;
  assert.deepEqual((await send("GET", document)).body.components.schemas, widgets.definitions);

  const watch = await server.request(`${path}?watch=1`);
  queue.advance(0);
  const lines = watch.text();
  registry.removeKind(widgets);
  queue.advance(0);
  assert.match(await lines, /^\{"type":"ADDED".*\}\n$/);
  assert.equal((await send("GET", path)).code, 404);
  assert.equal(
    (await send("GET", "/apis", undefined, accept)).headers.get("etag"),
    before.headers.get("etag"),
  );
});

Deno.test("who watched a kind that is gone holds nothing back", () => {
  const { registry, queue } = sampleServer();
  registry.addKind(widgets);
  const seen: string[] = [];
  registry.watch(widgets, ({ type }) => seen.push(type));
  queue.advance(0);
  registry.create(widgets, configMap("a"));
  registry.removeKind(widgets);
  queue.advance(0);
  assert.deepEqual(seen, ["ADDED"]);
  registry.store.compact(registry.store.revision);
  assert.equal(registry.store.compactedRevision, registry.store.revision);
});
