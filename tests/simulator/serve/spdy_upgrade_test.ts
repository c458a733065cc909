import assert from "node:assert/strict";
import * as net from "node:net";
import { parseRequestHead } from "../../../src/simulator/serve/request_head.ts";
import { type OpenStream, upgradeToSpdy } from "../../../src/simulator/serve/spdy_upgrade.ts";

const refusal = (error: unknown) => new Response((error as Error).message, { status: 403 });

/** A stream that gives back what it is sent. */
const echo: OpenStream = (protocols) => {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  return Promise.resolve({
    protocol: protocols[0]!,
    incoming: readable,
    send: (message) => message[0] === 33 ? Promise.reject(new Error("nonsense")) : writer.write(message),
    close: () => void writer.close().catch(() => {}),
  });
};

/** All that comes back for a request whose headers and first bytes are given. */
async function exchange(headers: string, first: string, open: OpenStream = echo): Promise<string> {
  const server = net.createServer((socket) => {
    socket.once("data", (chunk: Uint8Array) => {
      socket.pause();
      const head = parseRequestHead(chunk);
      assert.ok(head !== undefined && head !== "unreadable");
      void upgradeToSpdy(socket, head, chunk.subarray(head.length), { open, refusal });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const client = net.connect((server.address() as net.AddressInfo).port, "127.0.0.1");
  client.write(`POST / HTTP/1.1\r\n${headers}\r\n${first}`);
  let text = "";
  await new Promise<void>((resolve) => {
    client.on("data", (chunk) => {
      text += new TextDecoder().decode(chunk);
      if (text.endsWith("pong")) client.end();
    });
    client.on("close", () => resolve());
  });
  server.close();
  return text;
}

Deno.test("the connection becomes the stream, with the first bytes that came along", async () => {
  const text = await exchange("X-Stream-Protocol-Version: v4.channel.k8s.io\r\n", "pingpong");
  assert.match(
    text,
    /^HTTP\/1\.1 101 .*\r\nUpgrade: SPDY\/3\.1\r\nX-Stream-Protocol-Version: v4\.channel\.k8s\.io\r\n\r\npingpong$/s,
  );
});

Deno.test("without a protocol, refused, and bytes that make no sense", async () => {
  assert.match(await exchange("", ""), /^HTTP\/1\.1 400 .*X-Stream-Protocol-Version is required\n$/s);
  const shut: OpenStream = () => Promise.reject(new Error("not you"));
  assert.match(await exchange("X-Stream-Protocol-Version: a\r\n", "", shut), /^HTTP\/1\.1 403 .*not you$/s);
  assert.match(await exchange("X-Stream-Protocol-Version: a\r\n", "!!!"), /^HTTP\/1\.1 101 .*\r\n\r\n$/s);
});
