import assert from "node:assert/strict";
import { badRequest } from "../../../../src/simulator/docker/engine_error.ts";
import { messageStream } from "../../../../src/simulator/docker/http/message_stream.ts";

const text = (answer: ReturnType<typeof messageStream>) =>
  new Response(answer.body as ReadableStream<Uint8Array<ArrayBuffer>>).text();

Deno.test("what was said before anybody listened is not lost, whether it is done by then or not", async () => {
  const { signal } = new AbortController();
  const done = messageStream(signal, (report, onDone) => {
    report({ status: "a" });
    onDone();
    return () => {};
  });
  assert.equal(await text(done), '{"status":"a"}\r\n');
  let finish = (): void => {};
  const later = messageStream(signal, (report, onDone) => {
    report({ status: "a" });
    finish = () => {
      report({ status: "b" });
      onDone();
    };
    return () => {};
  });
  const all = text(later);
  finish();
  assert.equal(await all, '{"status":"a"}\r\n{"status":"b"}\r\n');
});

Deno.test("a client that goes stops the work; what is refused at once is no stream", () => {
  const client = new AbortController();
  let isStopped = false;
  messageStream(client.signal, () => () => isStopped = true);
  client.abort();
  assert.ok(isStopped);
  assert.throws(() =>
    messageStream(client.signal, () => {
      throw badRequest("no");
    }), /no/);
});
