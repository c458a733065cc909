import assert from "node:assert/strict";
import type { Socket } from "node:net";
import { dial, unbracketed } from "../../src/cluster/proxy_dial.ts";
import { Authority } from "./certificates.ts";
import { type Loopback, serveProxy, serveTcp, serveTls } from "./loopback.ts";

/** Says "hi" to everybody. */
const greeter = (): Promise<Loopback> => serveTcp((socket) => socket.end("hi"));

function firstWords(conn: Deno.Conn): Promise<string> {
  return new Response(conn.readable).text();
}

Deno.test("without a proxy and through CONNECT", async () => {
  const server = await greeter();
  const proxy = await serveProxy("me:s:cret");
  try {
    const route = { host: "127.0.0.1", port: server.port };
    assert.equal(await firstWords(await dial(route)), "hi");
    const proxyUrl = `http://me:s%3Acret@127.0.0.1:${proxy.port}`;
    assert.equal(await firstWords(await dial({ ...route, host: "fd00::1", proxyUrl })), "hi");
    assert.deepEqual(proxy.seen, [`CONNECT [fd00::1]:${server.port}`]);
    await assert.rejects(
      dial({ ...route, proxyUrl: `http://127.0.0.1:${proxy.port}` }),
      /^Error: proxy 127\.0\.0\.1:\d+ refused to connect to 127\.0\.0\.1:\d+: 407 Proxy Authentication Required$/,
    );
  } finally {
    await server.close();
    await proxy.close();
  }
});

/** A SOCKS5 proxy that answers each message of the client with the next of `answers`, then says its last words. */
async function serveSocks(
  answers: number[][],
  lastWords = "hi",
): Promise<Loopback & { messages: number[][] }> {
  const messages: number[][] = [];
  const server = await serveTcp((socket: Socket) => {
    const left = [...answers];
    socket.on("data", (data: Uint8Array) => {
      messages.push([...data]);
      const next = left.shift();
      if (next) socket.write(Uint8Array.from(next));
      if (left.length === 0) socket.end(lastWords);
    });
  });
  return Object.assign(server, { messages });
}

const granted = [5, 0, 0, 1, 0, 0, 0, 0, 0, 0];

Deno.test("through SOCKS5, the name left to the proxy", async () => {
  const proxy = await serveSocks([[5, 0], granted]);
  try {
    const socket = await dial({
      host: "h.example",
      port: 6443,
      proxyUrl: `socks5://127.0.0.1:${proxy.port}`,
    });
    assert.equal(await firstWords(socket), "hi");
    const name = [...new TextEncoder().encode("h.example")];
    assert.deepEqual(proxy.messages, [[5, 1, 0], [5, 1, 0, 3, 9, ...name, 25, 43]]);
  } finally {
    await proxy.close();
  }
});

Deno.test("through SOCKS5 with name and password, answers with a name", async () => {
  const proxy = await serveSocks([[5, 2], [1, 0], [5, 0, 0, 3, 2, 65, 66, 0, 0]]);
  try {
    const socket = await dial({ host: "h", port: 1, proxyUrl: `socks5://a:bc@127.0.0.1:${proxy.port}` });
    assert.equal(await firstWords(socket), "hi");
    assert.deepEqual(proxy.messages.slice(0, 2), [[5, 1, 2], [1, 1, 97, 2, 98, 99]]);
  } finally {
    await proxy.close();
  }
});

/** what the proxy answers, message */
const socksFailures: [number[][], RegExp][] = [
  [[[5, 255]], /wants another way to log in/],
  [[[5, 0], [5, 5, 0, 1]], /proxy .* cannot connect to h: connection refused by the host/],
  [[[5, 0], [5, 77, 0, 1]], /proxy .* cannot connect to h: 77/],
  [[[5]], /proxy closed the connection/],
];

Deno.test("SOCKS5 proxies that refuse", async () => {
  for (const [answers, message] of socksFailures) {
    const proxy = await serveSocks(answers, "");
    try {
      await assert.rejects(
        dial({ host: "h", port: 1, proxyUrl: `socks5://127.0.0.1:${proxy.port}` }),
        { message },
      );
    } finally {
      await proxy.close();
    }
  }
});

Deno.test("proxies that are not there, or whose certificate is not trusted", async () => {
  const gone = await greeter();
  await gone.close();
  await assert.rejects(
    dial({ host: "h", port: 1, proxyUrl: `http://127.0.0.1:${gone.port}` }),
    /proxy 127\.0\.0\.1:\d+ cannot be reached: .*Connection refused/,
  );
  const authority = await Authority.create();
  const proxy = await serveTls(await authority.issue({ subject: "CN=p", names: ["127.0.0.1"] }), () => {});
  try {
    await assert.rejects(
      dial({ host: "h", port: 1, proxyUrl: `https://127.0.0.1:${proxy.port}` }),
      /proxy 127\.0\.0\.1:\d+ cannot be reached: invalid peer certificate: UnknownIssuer/,
    );
  } finally {
    await proxy.close();
  }
});

Deno.test("giving up ends the wait for a proxy that does not answer", async () => {
  for (const scheme of ["http", "socks5"]) {
    const stop = new AbortController();
    const proxy = await serveTcp((socket) => socket.once("data", () => stop.abort(new Error("gave up"))));
    try {
      const proxyUrl = `${scheme}://127.0.0.1:${proxy.port}`;
      await assert.rejects(dial({ host: "h", port: 1, proxyUrl }, stop.signal), /^Error: gave up$/);
    } finally {
      await proxy.close();
    }
  }
});

Deno.test("addresses lose their brackets", () => {
  assert.equal(unbracketed("[::1]"), "::1");
  assert.equal(unbracketed("h"), "h");
});
