import assert from "node:assert/strict";
import { ConnectionReader } from "../../../src/simulator/serve/connection_reader.ts";

/** A connection that brings these pieces. */
function reader(...pieces: string[]) {
  const rest = pieces.map((piece) => new TextEncoder().encode(piece));
  return new ConnectionReader({
    read: (buffer) => {
      const piece = rest.shift();
      if (piece) buffer.set(piece);
      return Promise.resolve(piece ? piece.length : null);
    },
  });
}

const text = (stream: ReadableStream<Uint8Array>) =>
  new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).text();

/** Pieces, the body of the first request, the path of the second. */
const BODIES: [what: string, pieces: string[], body: string][] = [
  ["of a length", ["POST /a HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello", "GET /b HTTP/1.1\r\n\r\n"], "hello"],
  [
    "cut anywhere",
    ["POST /a HT", "TP/1.1\r\nContent-Length: 5\r\n", "\r\nhe", "lloGET /b HTTP/1.1\r\n\r\n"],
    "hello",
  ],
  ["in chunks", [
    "POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\n",
    "lo\r\n0\r\n\r\nGET /b HTTP/1.1\r\n\r\n",
  ], "hello"],
  ["none", ["POST /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\n"], ""],
];

for (const [what, pieces, body] of BODIES) {
  Deno.test(`a body ${what}, and the next request behind it`, async () => {
    const own = reader(...pieces);
    const first = await own.head();
    assert.ok(first && first !== "unreadable");
    assert.equal(await text(own.body(first)), body);
    const second = await own.head();
    assert.ok(second && second !== "unreadable");
    assert.equal(second.path, "/b");
    assert.equal(await own.head(), undefined);
  });
}

Deno.test("a request that is broken off is an error, no HTTP is unreadable", async () => {
  const own = reader("POST /a HTTP/1.1\r\nContent-Length: 9\r\n\r\nhe");
  const head = await own.head();
  assert.ok(head && head !== "unreadable");
  await assert.rejects(text(own.body(head)), /broken off/);
  assert.equal(await reader("\x16\x03\x01 hello\r\n\r\n").head(), "unreadable");
});

Deno.test("after a head all may come as it is, nothing lost", async () => {
  const own = reader("POST /a HTTP/1.1\r\n\r\nra", "w");
  await own.head();
  assert.equal(await text(ReadableStream.from(own.raw())), "raw");
});
