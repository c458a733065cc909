import assert from "node:assert/strict";
import { ApiError } from "../../src/cluster/api_error.ts";
import { SocketChannel } from "../../src/cluster/socket_channel.ts";
import { SocketTransport, type SocketTransportOptions } from "../../src/cluster/socket_transport.ts";
import type { Channel } from "../../src/cluster/transport.ts";
import { Authority } from "./certificates.ts";
import { fakeTiming } from "./loopback.ts";

const authority = await Authority.create();
const pair = await authority.issue({ subject: "CN=server", names: ["127.0.0.1", "localhost"] });
const V5 = "v5.channel.k8s.io";
const V4 = "v4.channel.k8s.io";

/** A server that echoes on /echo, refuses on /forbidden, closes in several ways; `use` gets a transport to it. */
async function withServer(
  options: Partial<SocketTransportOptions>,
  use: (transport: SocketTransport, seen: Headers[]) => Promise<void>,
): Promise<void> {
  const seen: Headers[] = [];
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", cert: pair.cert, key: pair.key, onListen() {} },
    (request) => {
      seen.push(new Headers(request.headers));
      return answer(request);
    },
  );
  const transport = new SocketTransport({
    server: new URL(`https://127.0.0.1:${server.addr.port}`),
    authority: authority.cert,
    ...options,
  });
  try {
    await use(transport, seen);
  } finally {
    transport.close();
    await server.shutdown();
  }
}

function answer(request: Request): Response {
  const { pathname } = new URL(request.url);
  if (pathname === "/forbidden") return Response.json(forbidden, { status: 403 });
  const isUpgrade = request.headers.get("upgrade") === "websocket";
  if (pathname === "/never" || !isUpgrade) {
    return Response.json({
      ...forbidden,
      message: "Upgrade request required",
      reason: "BadRequest",
      code: 400,
    }, { status: 400 });
  }
  const asked = (request.headers.get("sec-websocket-protocol") ?? "").split(/, ?/);
  const protocol = pathname === "/unagreed" ? undefined : asked.includes(V5) ? V5 : asked[0];
  const { socket, response } = Deno.upgradeWebSocket(request, {
    idleTimeout: 0,
    ...(protocol ? { protocol } : {}),
  });
  socket.binaryType = "arraybuffer";
  socket.onopen = () => {
    if (pathname !== "/greeting") return;
    socket.send("hello");
    socket.close();
  };
  socket.onmessage = ({ data }) => {
    if (pathname === "/echo") socket.send(data);
    if (pathname === "/close") socket.close(Number(new TextDecoder().decode(data)), "because");
  };
  return response;
}

const forbidden = {
  kind: "Status",
  apiVersion: "v1",
  metadata: {},
  status: "Failure",
  message: 'pods "web" is forbidden: User "jane" cannot create resource "pods/exec"',
  reason: "Forbidden",
  code: 403,
};

async function read(channel: Channel, count: number): Promise<Uint8Array[]> {
  const reader = channel.incoming.getReader();
  const messages: Uint8Array[] = [];
  while (messages.length < count) {
    const { value, done } = await reader.read();
    if (done) break;
    messages.push(value);
  }
  reader.releaseLock();
  return messages;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

Deno.test("messages go both ways as they are, directly and through the bridge", async () => {
  for (const options of [{}, { serverName: "localhost" }]) {
    await withServer(options, async (transport) => {
      const channel = await transport.connect("/echo?command=a&command=b", [V5, V4]);
      assert.equal(channel.protocol, V5);
      await channel.send(Uint8Array.of(0, 255, 1));
      await channel.send(new Uint8Array());
      const large = new Uint8Array(300_000).fill(7);
      await channel.send(large);
      assert.deepEqual(await read(channel, 3), [Uint8Array.of(0, 255, 1), new Uint8Array(), large]);
      channel.close();
      assert.deepEqual(await read(channel, 1), []);
      await assert.rejects(channel.send(bytes("late")), { kind: "interrupted" });
    });
  }
});

Deno.test("what comes together with the answer is not lost", async () => {
  await withServer({}, async (transport) => {
    for (let round = 0; round < 20; round++) {
      const channel = await transport.connect("/greeting", [V5]);
      assert.deepEqual(await read(channel, 2), [bytes("hello")]);
    }
  });
});

Deno.test("who asks is said in the request", async () => {
  const credentials = {
    current: () => Promise.resolve({ authorization: "Bearer t" }),
    renew: () => Promise.resolve(false),
  };
  await withServer(
    { credentials, impersonation: { user: "jane", groups: ["a", "b"] } },
    async (transport, seen) => {
      (await transport.connect("/echo", [V5])).close();
      assert.equal(seen[0]?.get("authorization"), "Bearer t");
      assert.equal(seen[0]?.get("impersonate-user"), "jane");
    },
  );
});

Deno.test("a refusal is the API's own", async () => {
  await withServer({}, async (transport) => {
    await assert.rejects(transport.connect("/forbidden", [V5]), (error) => {
      assert.ok(error instanceof ApiError);
      assert.equal(error.message, forbidden.message);
      assert.equal(error.reason, "Forbidden");
      return true;
    });
  });
});

Deno.test("a refusal without a reason, and protocols that nobody chose, are failures to connect", async () => {
  await withServer({}, async (transport) => {
    await assert.rejects(transport.connect("/never", [V5]), { name: "ConnectionError" });
    await assert.rejects(transport.connect("/unagreed", [V5, V4]), {
      name: "ConnectionError",
      message: /chose none of the protocols v5\.channel\.k8s\.io, v4\.channel\.k8s\.io/,
    });
    // Not a token of RFC 7230: a WebSocket cannot ask for it.
    await assert.rejects(transport.connect("/echo", ["SPDY/3.1+portforward.k8s.io"]), {
      name: "ConnectionError",
      message: /Invalid protocol value/,
    });
  });
});

Deno.test("a good end ends the stream, another one breaks it", async () => {
  await withServer({}, async (transport) => {
    const good = await transport.connect("/close", [V5]);
    await good.send(bytes("1000"));
    assert.deepEqual(await read(good, 1), []);
    const bad = await transport.connect("/close", [V5]);
    await bad.send(bytes("4001"));
    await assert.rejects(read(bad, 1), { kind: "interrupted", message: /closed the connection: because/ });
  });
});

Deno.test("a channel ends with its signal, with its reader and with the transport", async () => {
  await withServer({}, async (transport) => {
    const controller = new AbortController();
    const one = await transport.connect("/echo", [V5], controller.signal);
    controller.abort();
    assert.deepEqual(await read(one, 1), []);
    await assert.rejects(transport.connect("/echo", [V5], controller.signal), { kind: "aborted" });
    const two = await transport.connect("/echo", [V5]);
    await two.incoming.cancel();
    await assert.rejects(two.send(bytes("x")), { kind: "interrupted" });
    const three = await transport.connect("/echo", [V5]);
    transport.close();
    assert.deepEqual(await read(three, 1), []);
    await assert.rejects(transport.connect("/echo", [V5]), { kind: "aborted" });
  });
});

/** As much of a WebSocket as a channel uses, under a test's control. */
class FakeSocket extends EventTarget {
  protocol = V5;
  readyState: number = WebSocket.OPEN;
  bufferedAmount = 0;
  closedWith: number | undefined;
  onmessage: ((event: MessageEvent) => void) | null = null;
  send(message: Uint8Array): void {
    this.bufferedAmount += message.length;
  }
  close(code: number): void {
    this.closedWith = code;
    this.readyState = WebSocket.CLOSING;
  }
}

Deno.test("sending waits while too much is on its way", async () => {
  const socket = new FakeSocket();
  const timing = fakeTiming();
  const slow = {
    ...timing,
    sleep: (ms: number) => {
      socket.bufferedAmount -= 512 * 1024;
      return timing.sleep(ms);
    },
  };
  const channel = new SocketChannel(socket as unknown as WebSocket, "https://h", slow);
  await channel.send(new Uint8Array(1 << 20));
  assert.deepEqual(timing.slept, []);
  await channel.send(new Uint8Array(1 << 20));
  assert.deepEqual(timing.slept, [1, 2]);
});

Deno.test("what nobody reads is not kept without end", async () => {
  const socket = new FakeSocket();
  const channel = new SocketChannel(socket as unknown as WebSocket, "https://h", fakeTiming());
  const data = new ArrayBuffer(16 << 20);
  for (let i = 0; i < 5; i++) socket.onmessage?.(new MessageEvent("message", { data }));
  assert.equal(socket.closedWith, 4000);
  await assert.rejects(read(channel, 9), /more than 67108864 bytes came unread/);
});
