import assert from "node:assert/strict";
import { BodyFailure, writeRequest } from "../../src/engine_client/http_writer.ts";

async function written(
  method: string,
  body?: string | ReadableStream<Uint8Array>,
  headers = {},
): Promise<string> {
  let text = "";
  const stream = new WritableStream<Uint8Array>({
    write: (chunk) => void (text += new TextDecoder().decode(chunk)),
  });
  await writeRequest(stream.getWriter(), { method, path: "/x", host: "docker", headers }, body);
  return text;
}

Deno.test("requests on the wire", async () => {
  assert.equal(await written("GET"), "GET /x HTTP/1.1\r\nHost: docker\r\n\r\n");
  assert.equal(await written("POST"), "POST /x HTTP/1.1\r\nHost: docker\r\nContent-Length: 0\r\n\r\n");
  assert.equal(
    await written("POST", "{}"),
    "POST /x HTTP/1.1\r\nHost: docker\r\nContent-Length: 2\r\n\r\n{}",
  );
  const stream = new Response("0123456789abcdef").body!;
  assert.equal(
    await written("PUT", stream),
    "PUT /x HTTP/1.1\r\nHost: docker\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n0123456789abcdef\r\n0\r\n\r\n",
  );
});

Deno.test("a header's value cannot begin another header", async () => {
  assert.match(await written("GET", undefined, { A: "b\r\nEvil: c" }), /\r\nA: b {2}Evil: c\r\n/);
});

Deno.test("a body that breaks off is told from a connection that does", async () => {
  const broken = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.error(new Error("unreadable")),
  });
  await assert.rejects(
    written("PUT", broken),
    (error) => error instanceof BodyFailure && (error.cause as Error).message === "unreadable",
  );
});
