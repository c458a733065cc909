import assert from "node:assert/strict";
import { countedSignal } from "../sample_signal.ts";
import { configMap, configMaps, IN_DEFAULT, openWatch, sampleServer } from "../sample_cluster.ts";

const PATH = `${IN_DEFAULT}/configmaps?watch=1`;
type Event = {
  type: string;
  object: { metadata?: { name?: string; resourceVersion?: string }; code?: number };
};
const told = (events: Event[]) =>
  events.map(({ type, object }) => `${type} ${object.metadata?.name ?? object.code ?? ""}`);

Deno.test("a watch without version begins with what there is", async () => {
  const sample = sampleServer();
  sample.registry.create(configMaps, configMap("a"));
  const watch = await openWatch(sample, PATH);
  assert.deepEqual(told(await watch.events()), ["ADDED a"]);
  sample.registry.create(configMaps, configMap("b"));
  sample.registry.delete(configMaps, "default", "a");
  assert.deepEqual(told(await watch.events()), ["ADDED b", "DELETED a"]);
  watch.stop();
  await watch.events();
  assert.ok(watch.ended());
});

Deno.test("a watch from a version has what came after; one from the future is silent", async () => {
  const sample = sampleServer();
  sample.registry.create(configMaps, configMap("a"));
  sample.registry.create(configMaps, configMap("b"));
  const watch = await openWatch(sample, `${PATH}&resourceVersion=2`);
  assert.deepEqual(told(await watch.events()), ["ADDED b"]);
  const future = await openWatch(sample, `${PATH}&resourceVersion=4`);
  sample.registry.create(configMaps, configMap("c"));
  assert.deepEqual(told(await future.events()), []);
  sample.registry.create(configMaps, configMap("d"));
  assert.deepEqual(told(await future.events()), ["ADDED d"]);
});

Deno.test("a version that is forgotten is an error event, and the end", async () => {
  const sample = sampleServer();
  sample.registry.create(configMaps, configMap("a"));
  sample.registry.store.compact(2);
  const watch = await openWatch(sample, `${PATH}&resourceVersion=1`);
  assert.deepEqual(told(await watch.events()), ["ERROR 410"]);
  assert.ok(watch.ended());
});

Deno.test("a watch that is at rest survives compaction", async () => {
  const sample = sampleServer();
  const watch = await openWatch(sample, `${PATH}&resourceVersion=1`);
  sample.registry.create(configMaps, configMap("a"));
  await watch.events();
  for (let i = 0; i < 3; i++) sample.registry.update(configMaps, configMap("a", { i: `${i}` }));
  await watch.events();
  sample.registry.store.compact(sample.registry.store.revision);
  sample.registry.create(configMaps, configMap("b"));
  assert.deepEqual(told(await watch.events()), ["ADDED b"]);
});

Deno.test("initial events end with a bookmark; bookmarks come each minute and before the end", async () => {
  const sample = sampleServer();
  sample.registry.create(configMaps, configMap("a"));
  const options = "sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true";
  const watch = await openWatch(sample, `${PATH}&${options}&timeoutSeconds=90`);
  const [added, bookmark] = await watch.events();
  assert.deepEqual([added?.type, bookmark?.type], ["ADDED", "BOOKMARK"]);
  assert.deepEqual(bookmark?.object.metadata, {
    resourceVersion: "2",
    annotations: { "k8s.io/initial-events-end": "true" },
  });
  sample.queue.advance(60_000);
  assert.deepEqual(told(await watch.events()), ["BOOKMARK "]);
  sample.queue.advance(28_000);
  assert.deepEqual(told(await watch.events()), ["BOOKMARK "]);
  sample.queue.advance(2_000);
  await watch.events();
  assert.ok(watch.ended());
});

Deno.test("a selection is watched, by name in the old path too", async () => {
  const sample = sampleServer();
  const byName = await openWatch(sample, `${PATH}&fieldSelector=metadata.name%3Db`);
  const oldPath = await openWatch(sample, "/api/v1/watch/namespaces/default/configmaps/b");
  for (const name of ["a", "b"]) sample.registry.create(configMaps, configMap(name));
  assert.deepEqual(told(await byName.events()), ["ADDED b"]);
  assert.deepEqual(told(await oldPath.events()), ["ADDED b"]);
});

Deno.test("tables are watched: columns come once", async () => {
  const sample = sampleServer();
  const watch = await openWatch(sample, PATH, { accept: "application/json;as=Table;v=v1;g=meta.k8s.io" });
  for (const name of ["a", "b"]) sample.registry.create(configMaps, configMap(name));
  const events = await watch.events();
  assert.deepEqual(events.map(({ object }) => object.columnDefinitions?.length), [1, undefined]);
  assert.deepEqual(events.map(({ object }) => object.rows[0].cells), [["a"], ["b"]]);
});

Deno.test("a slow client gets all of many objects", async () => {
  const sample = sampleServer();
  const data = { text: "x".repeat(10_000) };
  for (let i = 100; i < 200; i++) sample.registry.create(configMaps, configMap(`c${i}`, data));
  const answer = await sample.server.request(PATH);
  sample.registry.create(configMaps, configMap("last"));
  sample.queue.advance(0);
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (!text.includes('"last"')) text += (await reader.read()).value ?? "";
  assert.equal(text.trimEnd().split("\n").length, 101);
  await reader.cancel();
});

Deno.test("a watch that has ended is held neither by the client's signal nor by the clock", async () => {
  const { server, queue } = sampleServer();
  const { signal, listening } = countedSignal();
  const atRest = queue.nextAt();
  const watch = await server.request(PATH, { signal });
  assert.equal(listening(), 1);
  assert.notEqual(queue.nextAt(), atRest);
  await watch.body!.cancel();
  assert.equal(listening(), 0);
  assert.equal(queue.nextAt(), atRest);
});
