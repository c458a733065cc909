import assert from "node:assert/strict";
import { TlsBridge } from "../../src/cluster/tls_bridge.ts";
import { Authority } from "./certificates.ts";
import { serveTls } from "./loopback.ts";

const authority = await Authority.create();
const pair = await authority.issue({ subject: "CN=server", names: ["kubernetes"] });

function bridgeTo(port: number): TlsBridge {
  return TlsBridge.open({
    host: "127.0.0.1",
    port,
    authority: authority.cert,
    serverName: "kubernetes",
    isInsecure: false,
  });
}

const options = { ignore: Deno.build.os === "windows" };

Deno.test("the bridge lives in a private folder, which goes with it", options, async () => {
  const server = await serveTls(pair, (_seen, response) => response.end("hello"));
  const bridge = bridgeTo(server.port);
  const folder = bridge.path.replace(/\/[^/]*$/, "");
  const client = Deno.createHttpClient({ proxy: { transport: "unix", path: bridge.path } });
  try {
    assert.equal((await Deno.stat(folder)).mode! & 0o777, 0o700);
    const response = await fetch("http://anything/", { client });
    assert.equal(await response.text(), "hello");
    assert.equal(bridge.lastFailure, undefined);
  } finally {
    client.close();
    bridge.close();
    bridge.close();
    await server.close();
  }
  await assert.rejects(Deno.stat(folder), Deno.errors.NotFound);
});

Deno.test("a large answer comes whole, a large request goes whole", options, async () => {
  const size = 3_000_000;
  const server = await serveTls(pair, ({ request }, response) => {
    let count = 0;
    request.on("data", (chunk: Uint8Array) => count += chunk.length);
    request.on("end", () => response.setHeader("x-count", count).end(new Uint8Array(size)));
  });
  const bridge = bridgeTo(server.port);
  const client = Deno.createHttpClient({ proxy: { transport: "unix", path: bridge.path } });
  try {
    const response = await fetch("http://anything/", { client, method: "POST", body: new Uint8Array(size) });
    assert.equal(response.headers.get("x-count"), String(size));
    assert.equal((await response.bytes()).length, size);
  } finally {
    client.close();
    bridge.close();
    await server.close();
  }
});

Deno.test("a reader that does not read holds the server back", options, async () => {
  let written = 0;
  const flood = () => {
    return new ReadableStream({
      pull(controller) {
        written += 256 * 1024;
        controller.enqueue(new Uint8Array(256 * 1024));
        if (written >= LIMIT_BYTES) controller.close();
      },
    });
  };
  // Unlike node's servers, this one stops when its client does.
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", cert: pair.cert, key: pair.key, onListen() {} },
    () => new Response(flood()),
  );
  const bridge = bridgeTo(server.addr.port);
  const client = Deno.createHttpClient({ proxy: { transport: "unix", path: bridge.path } });
  const controller = new AbortController();
  try {
    const response = await fetch("http://anything/", { client, signal: controller.signal });
    const reader = response.body!.getReader();
    await reader.read();
    // Not a wait for something to happen, but for something not to: the flood would take a few ms.
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.ok(written < LIMIT_BYTES, `${written} bytes were taken`);
    controller.abort();
    await assert.rejects(reader.read());
  } finally {
    client.close();
    bridge.close();
    await server.shutdown();
  }
});

const LIMIT_BYTES = 64 << 20;

Deno.test("why the server could not be reached is kept", options, async () => {
  const server = await serveTls(pair, (_seen, response) => response.end());
  await server.close();
  const bridge = bridgeTo(server.port);
  const client = Deno.createHttpClient({ proxy: { transport: "unix", path: bridge.path } });
  try {
    await assert.rejects(fetch("http://anything/", { client }));
    assert.match(String(bridge.lastFailure), /Connection refused/);
  } finally {
    client.close();
    bridge.close();
  }
});
