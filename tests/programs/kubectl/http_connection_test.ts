import assert from "node:assert/strict";
import { type HttpRequest, serveHttp } from "../../../src/programs/kubectl/http_connection.ts";

/** What is answered to these bytes, which come in pieces. */
async function answered(pieces: string[], handle: (request: HttpRequest) => Response): Promise<string> {
  const sent: Uint8Array[] = [];
  await serveHttp({
    readable: new ReadableStream({
      start(controller) {
        for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
        controller.close();
      },
    }),
    writable: new WritableStream({ write: (chunk) => void sent.push(chunk) }),
    close: () => {},
  }, (request) => Promise.resolve(handle(request)));
  return await new Blob(sent as BlobPart[]).text();
}

const echo = ({ method, path, body }: HttpRequest) =>
  new Response(`${method} ${path} ${new TextDecoder().decode(body)}`, { headers: { "x-a": "b" } });

Deno.test("requests of one connection are answered in turn, however their bytes come", async () => {
  const text = await answered([
    "GET /a HT",
    "TP/1.1\r\nHost: x\r\n\r\nPOST /b?c=d HTTP/1.1\r\nContent-Length: 3\r\n\r\nab",
    "cPUT /e HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nxy\r\n1\r\nz\r\n0\r\n\r\n",
  ], echo);
  const bodies = [...text.matchAll(/\r\n\r\n[0-9a-f]+\r\n(.*)\r\n0\r\n/g)].map(([, body]) => body);
  assert.deepEqual(bodies, ["GET /a ", "POST /b?c=d abc", "PUT /e xyz"]);
  assert.match(text, /^HTTP\/1\.1 200 OK\r\n(.*\r\n)*x-a: b\r\n/);
});

for (
  const garbage of [
    "frob\r\n\r\n",
    "GET /\r\n\r\n",
    "GET / HTTP/1.1\r\nno colon\r\n\r\n",
    "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
  ]
) {
  Deno.test(`garbage is answered once: ${JSON.stringify(garbage)}`, async () => {
    const text = await answered([garbage, "GET /again HTTP/1.1\r\n\r\n"], echo);
    assert.match(text, /^HTTP\/1\.1 400 /);
    assert.doesNotMatch(text, /again/);
  });
}

Deno.test("a connection that ends within a request is answered nothing", async () => {
  assert.equal(await answered(["GET / HTTP/1.1\r\nHost"], echo), "");
});
