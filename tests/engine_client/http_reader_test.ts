import assert from "node:assert/strict";
import { HttpReader } from "../../src/engine_client/http_reader.ts";

function readerOf(text: string, size: number): HttpReader {
  const bytes = new TextEncoder().encode(text);
  return new HttpReader(
    new ReadableStream({
      start(controller) {
        for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
        controller.close();
      },
    }),
  );
}

/** The answer on the wire, the status, and the body. */
const ANSWERS: [text: string, status: number, body: string][] = [
  ["HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello and more", 200, "hello"],
  [
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n",
    200,
    "hello world",
  ],
  ["HTTP/1.0 404 Not Found\r\nX: y\r\n\r\nto the end", 404, "to the end"],
  ["HTTP/1.1 204 No Content\r\n\r\n", 204, ""],
  ["HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nok", 201, "ok"],
];

Deno.test("answers are read wherever chunks end", async () => {
  for (const [text, status, body] of ANSWERS) {
    for (const size of [1, 7, 1000]) {
      const reader = readerOf(text, size);
      const head = await reader.head();
      let ends = 0;
      const read = await new Response(reader.body(head, "GET", () => ends++)).text();
      assert.deepEqual([head.status, read, ends], [status, body, 1]);
    }
  }
});

Deno.test("names of headers are in lower case", async () => {
  const head = await readerOf("HTTP/1.1 200 OK\r\nApi-Version: 1.50\r\n\r\n", 10).head();
  assert.equal(head.headers.get("api-version"), "1.50");
});

Deno.test("what is no answer, and what ends too early, is told", async () => {
  await assert.rejects(
    readerOf("SSH-2.0-OpenSSH\r\n\r\n", 100).head(),
    /expected HTTP\/1\.1, found "SSH-2\.0-OpenSSH"/,
  );
  await assert.rejects(readerOf("HTTP/1.1 200", 100).head(), /unexpected EOF/);
  await assert.rejects(
    readerOf(`HTTP/1.1 200 OK\r\nX: ${"y".repeat(70_000)}`, 5000).head(),
    /head is too long/,
  );
  const reader = readerOf("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort", 100);
  const head = await reader.head();
  await assert.rejects(new Response(reader.body(head, "GET", () => {})).text(), /unexpected EOF/);
});

Deno.test("a connection that is reset is told as one that breaks off", async () => {
  const reader = new HttpReader(
    new ReadableStream({
      pull: (controller) => controller.error(new Deno.errors.ConnectionReset("os error 104")),
    }),
  );
  await assert.rejects(reader.head(), {
    name: "EngineUnreachable",
    message: "error during connect: connection reset by peer",
  });
});
