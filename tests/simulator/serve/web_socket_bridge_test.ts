import assert from "node:assert/strict";
import { bridgeWebSocket, type ServedChannel } from "../../../src/simulator/serve/web_socket_bridge.ts";

/** Serves one stream whose other end the test holds; returns the client's socket. */
async function open(
  channel: Partial<ServedChannel>,
  work: (socket: WebSocket) => Promise<void>,
): Promise<void> {
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    (request) =>
      bridgeWebSocket(request, {
        protocol: "v5.channel.k8s.io",
        incoming: new ReadableStream({}),
        send: () => Promise.resolve(),
        close: () => {},
        ...channel,
      }),
  );
  const socket = new WebSocket(`ws://127.0.0.1:${server.addr.port}/`, "v5.channel.k8s.io");
  socket.binaryType = "arraybuffer";
  const closed = new Promise((resolve) => socket.onclose = resolve);
  await new Promise((resolve) => socket.onopen = resolve);
  try {
    await work(socket);
  } finally {
    socket.close();
    await closed;
    await server.shutdown();
  }
}

Deno.test("messages of the client reach the channel in order, text as UTF-8", async () => {
  const got: string[] = [];
  const all = Promise.withResolvers<void>();
  const send = (message: Uint8Array) => {
    got.push(new TextDecoder().decode(message));
    if (got.length === 3) all.resolve();
    return Promise.resolve();
  };
  await open({ send }, async (socket) => {
    socket.send(new TextEncoder().encode("one"));
    socket.send("zwö");
    socket.send(new TextEncoder().encode("three"));
    await all.promise;
  });
  assert.deepEqual(got, ["one", "zwö", "three"]);
});

Deno.test("when the channel ends, the client is closed with 1000 after the last message", async () => {
  const incoming = ReadableStream.from([new Uint8Array([3, 1]), new Uint8Array([3, 2])]);
  await open({ incoming }, async (socket) => {
    const got: number[][] = [];
    socket.onmessage = (event) => got.push([...new Uint8Array(event.data)]);
    const code = await new Promise((resolve) =>
      socket.addEventListener("close", (event) => resolve(event.code))
    );
    assert.equal(code, 1000);
    assert.deepEqual(got, [[3, 1], [3, 2]]);
  });
});

Deno.test("when the client goes, the channel is closed", async () => {
  const closed = Promise.withResolvers<void>();
  await open({ close: () => closed.resolve() }, (socket) => {
    socket.close();
    return closed.promise;
  });
});

Deno.test("a channel that refuses a message is closed, not left hanging", async () => {
  const closed = Promise.withResolvers<void>();
  const send = () => Promise.reject(new Error("stdin is closed"));
  await open({ send, close: () => closed.resolve() }, (socket) => {
    socket.send("x");
    return closed.promise;
  });
});
