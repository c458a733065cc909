import assert from "node:assert/strict";
import { Client } from "../../src/cluster/client.ts";
import { openWatch, readEvents } from "../../src/cluster/watch_stream.ts";
import { fixture, fixtureNames, hasFixtures } from "../fixtures.ts";
import { FakeTiming, settle } from "./fake_timing.ts";
import { FakeStream, FakeTransport, refusal } from "./fake_transport.ts";

const path = "/api/v1/pods";
const clientOn = (transport: FakeTransport): Client => new Client(transport, { timing: new FakeTiming() });

Deno.test("a watch asks for bookmarks and goes on from its version", async () => {
  const stream = new FakeStream();
  const transport = new FakeTransport().on(`watch ${path}`, stream.answer);
  const options = { resourceVersion: "7", timeoutSeconds: 300, query: { labelSelector: "a=b" } };
  const events = await openWatch(clientOn(transport), path, options);
  assert.equal(
    transport.requests[0]?.query.toString(),
    "labelSelector=a%3Db&watch=true&allowWatchBookmarks=true&resourceVersion=7&timeoutSeconds=300",
  );
  stream.send({ type: "ADDED", object: { metadata: { name: "a" } } });
  stream.send("\n");
  stream.end();
  assert.deepEqual(await Array.fromAsync(events), [[{ type: "ADDED", object: { metadata: { name: "a" } } }]]);
});

Deno.test("a refused watch rejects at once", async () => {
  const transport = new FakeTransport().on(`watch ${path}`, refusal(410, "Expired", "too old"));
  await assert.rejects(openWatch(clientOn(transport), path), /too old/);
});

Deno.test("leaving the loop ends the watch", async () => {
  const stream = new FakeStream();
  const transport = new FakeTransport().on(`watch ${path}`, stream.answer);
  stream.send({ type: "BOOKMARK", object: { metadata: { resourceVersion: "1" } } });
  for await (const _ of await openWatch(clientOn(transport), path)) break;
  await settle();
  assert.ok(stream.isCancelled);
});

Deno.test("a line that is no JSON is an error", async () => {
  const body = ReadableStream.from([new TextEncoder().encode("{]\n")]);
  await assert.rejects(Array.fromAsync(readEvents(body)), SyntaxError);
});

for (const name of fixtureNames("watch").filter((name) => name.endsWith(".jsonl"))) {
  Deno.test({
    name: `the recorded watch ${name} is read in chunks of any size`,
    ignore: !hasFixtures,
    fn: async () => {
      const bytes = new TextEncoder().encode(fixture(`watch/${name}`));
      const chunks: Uint8Array[] = [];
      for (let start = 0; start < bytes.length; start += 1001) chunks.push(bytes.slice(start, start + 1001));
      const events = (await Array.fromAsync(readEvents(ReadableStream.from(chunks)))).flat();
      const expected = fixture(`watch/${name}`).split("\n").filter(Boolean).map((line) => JSON.parse(line));
      assert.deepEqual(events, expected);
    },
  });
}
