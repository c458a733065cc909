import assert from "node:assert/strict";
import { Client } from "../../src/cluster/client.ts";
import { logLines, type LogOptions, openLog } from "../../src/cluster/logs.ts";
import { FakeTiming, settle } from "./fake_timing.ts";
import { type Answer, FakeStream, FakeTransport, refusal, silence } from "./fake_transport.ts";

const path = "/api/v1/namespaces/default/pods/web-0/log";
const web = { namespace: "default", pod: "web-0" };

function clientOn(answer: Answer): { client: Client; transport: FakeTransport } {
  const transport = new FakeTransport().on(`GET ${path}`, answer);
  return { client: new Client(transport, { timing: new FakeTiming() }), transport };
}

const text = (body: string): Answer => () => new Response(body);

const queries: [Partial<LogOptions>, string][] = [
  [{}, ""],
  [{ container: "app", follow: true, tailLines: 10 }, "container=app&tailLines=10&follow=true"],
  [{ previous: true, timestamps: true, sinceSeconds: 60 }, "sinceSeconds=60&previous=true&timestamps=true"],
  [{ sinceTime: "2026-11-22T11:00:00Z", limitBytes: 5 }, "sinceTime=2026-11-22T11%3A00%3A00Z&limitBytes=5"],
  [{ follow: false, tailLines: 0 }, "tailLines=0"],
  [{ insecureSkipTlsVerifyBackend: true }, "insecureSkipTLSVerifyBackend=true"],
];

for (const [options, query] of queries) {
  Deno.test(`logs with ${JSON.stringify(options)} ask for ?${query}`, async () => {
    const { client, transport } = clientOn(text("hello\n"));
    const log = await openLog(client, { ...web, ...options });
    assert.equal(await new Response(log).text(), "hello\n");
    assert.equal(transport.requests[0]?.query.toString(), query);
  });
}

Deno.test("lines come as they arrive, characters whole", async () => {
  const stream = new FakeStream();
  const { client } = clientOn(stream.answer);
  const bytes = new TextEncoder().encode("grüße\nfrom a 🐳");
  stream.send(bytes.slice(0, 3));
  stream.send(bytes.slice(3, 17));
  stream.send(bytes.slice(17));
  stream.end();
  assert.deepEqual((await Array.fromAsync(logLines(client, web))).flat(), ["grüße", "from a 🐳"]);
});

Deno.test("a long line comes in pieces", async () => {
  const { client } = clientOn(text("abcdefgh\nij\n"));
  const lines = (await Array.fromAsync(logLines(client, { ...web, maxLineLength: 5 }))).flat();
  assert.deepEqual(lines, ["abcde", "fgh", "ij"]);
});

Deno.test("the log of a pod that is not scheduled is empty", async () => {
  const { client } = clientOn(() => new Response(null, { status: 204 }));
  assert.deepEqual(await Array.fromAsync(logLines(client, web)), []);
});

Deno.test("a refusal has the kubelet's words", async () => {
  const words = 'container "app" in pod "web-0" is waiting to start: ContainerCreating';
  const { client } = clientOn(refusal(400, "BadRequest", words));
  await assert.rejects(Array.fromAsync(logLines(client, web)), { message: words });
});

Deno.test("abort ends a followed log, and one that has not begun", async () => {
  const stream = new FakeStream();
  for (const answer of [stream.answer, silence]) {
    const stop = new AbortController();
    const { client } = clientOn(answer);
    const read = Array.fromAsync(logLines(client, { ...web, follow: true, signal: stop.signal }));
    if (answer !== silence) stream.send("one\n");
    await settle();
    stop.abort();
    assert.deepEqual(await read, answer === silence ? [] : [["one"]]);
  }
});

Deno.test("a broken connection is an error", async () => {
  const stream = new FakeStream();
  const { client } = clientOn(stream.answer);
  const read = Array.fromAsync(logLines(client, { ...web, follow: true }));
  stream.send("one\n");
  await settle();
  stream.fail(new Error("connection reset"));
  await assert.rejects(read, /connection reset/);
});
