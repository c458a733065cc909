import assert from "node:assert/strict";
import { AHAB } from "../../src/lab/host_accounts.ts";
import { inProcessEngine } from "../../src/lab/in_process_engine.ts";
import { EngineApi } from "../../src/simulator/docker/http/engine_api.ts";
import { idleProcess, smallLab } from "./small_lab.ts";

const SOCKET = "unix:///var/run/docker.sock";

/** Answers with what was asked, and connects to an echo. */
const api = new EngineApi([
  {
    method: "POST",
    pattern: /^\/told$/,
    handle: async ({ body, headers, query }) => ({
      status: 201,
      headers: { "Content-Type": "text/plain" },
      body: `${headers.get("x-a")} ${query.get("q")} ${await new Response(
        body as ReadableStream<Uint8Array<ArrayBuffer>>,
      ).text()}`,
    }),
  },
  {
    method: "GET",
    pattern: /^\/endless$/,
    handle: ({ signal }) => ({
      status: 200,
      body: new ReadableStream({
        start(controller) {
          controller.enqueue(new Uint8Array([1]));
          signal.addEventListener("abort", () => controller.close());
        },
      }),
    }),
  },
  {
    method: "POST",
    pattern: /^\/echo$/,
    handle: () => ({
      status: 101,
      headers: { Upgrade: "tcp" },
      connect: async ({ readable, write, end }) => {
        for await (const chunk of readable) write(chunk);
        end();
      },
    }),
  },
]);

const engineOf = (user = AHAB, host = SOCKET) =>
  inProcessEngine(api, idleProcess(smallLab(), user).process, host);

Deno.test("a request is answered in process", async () => {
  const { status, headers, body } = await engineOf().request("POST", "/told?q=1", {
    headers: { "X-A": "b" },
    body: "c",
  });
  assert.deepEqual([status, headers.get("content-type")], [201, "text/plain"]);
  assert.equal(await new Response(body as ReadableStream<Uint8Array<ArrayBuffer>>).text(), "b 1 c");
});

Deno.test("an endless answer ends with the signal's reason", async () => {
  const ending = new AbortController();
  const { body } = await engineOf().request("GET", "/endless", { signal: ending.signal });
  const reader = body.getReader();
  assert.deepEqual((await reader.read()).value, new Uint8Array([1]));
  const next = reader.read();
  ending.abort(new Error("enough"));
  await assert.rejects(next, /enough/);
});

Deno.test("a hijacked request is a stream of both sides", async () => {
  const channel = await engineOf().hijack("/echo");
  assert.ok("writable" in channel);
  const writer = channel.writable.getWriter();
  const reading = new Response(channel.readable as ReadableStream<Uint8Array<ArrayBuffer>>).text();
  await writer.write(new TextEncoder().encode("there and back"));
  await writer.close();
  assert.equal(await reading, "there and back");
});

Deno.test("the socket has rights, and other sockets nobody behind them", async () => {
  const stranger = { name: "queequeg", uid: 1001, group: "queequeg", gid: 1001 };
  await assert.rejects(
    engineOf(stranger).request("GET", "/_ping"),
    /^EngineUnreachable: permission denied while trying to connect to the Docker daemon socket at unix:/,
  );
  await assert.rejects(
    engineOf(AHAB, "unix:///tmp/none.sock").request("GET", "/_ping"),
    /Cannot connect to the Docker daemon at unix:\/\/\/tmp\/none\.sock\. Is the docker daemon running\?/,
  );
});
