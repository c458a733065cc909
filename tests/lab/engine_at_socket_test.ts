import assert from "node:assert/strict";
import { engineAtSocket } from "../../src/lab/engine_at_socket.ts";
import { EngineApi } from "../../src/simulator/docker/http/engine_api.ts";

let wasGone = false;
const api = new EngineApi([
  { method: "GET", pattern: /^\/_ping$/, handle: () => ({ status: 200, body: "OK" }) },
  {
    method: "POST",
    pattern: /^\/told$/,
    handle: async ({ body, headers }) => ({
      status: 201,
      body: `${headers.get("x-a")} ${await new Response(body as ReadableStream<Uint8Array<ArrayBuffer>>)
        .text()}`,
    }),
  },
  {
    method: "GET",
    pattern: /^\/events$/,
    handle: ({ signal }) => ({
      status: 200,
      body: new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode("one"));
          signal.addEventListener("abort", () => void (wasGone = true));
        },
      }),
    }),
  },
]);
const server = engineAtSocket(api, () => Date.UTC(2026, 10, 23, 12));
const request = { method: "GET", path: "/v1.43/_ping", headers: {}, body: "" };

Deno.test("the engine answers with its own headers and its server's", async () => {
  const { status, headers, body } = await server(request);
  assert.deepEqual([status, body], [200, "OK"]);
  assert.deepEqual(Object.keys(headers), [
    "Api-Version",
    "Docker-Experimental",
    "Ostype",
    "Server",
    "Date",
    "Content-Length",
  ]);
  assert.equal(headers["Date"], "Mon, 23 Nov 2026 12:00:00 GMT");
});

Deno.test("headers and body reach it", async () => {
  const { body } = await server({ method: "POST", path: "/told", headers: { "X-A": "b" }, body: "text" });
  assert.equal(body, "b text");
});

Deno.test("what streams comes as it is written, until nobody reads", async () => {
  const { headers, more } = await server({ ...request, path: "/events" });
  assert.equal(headers["Transfer-Encoding"], "chunked");
  const reader = more!.getReader();
  assert.equal(new TextDecoder().decode((await reader.read()).value), "one");
  await reader.cancel();
  assert.equal(wasGone, true);
});
