import assert from "node:assert/strict";
import type { User } from "../../../src/simulator/kubernetes/registry.ts";
import { StatusError } from "../../../src/simulator/kubernetes/status_error.ts";
import { createAuthority } from "../../../src/simulator/kubernetes/identity/certificate_authority.ts";
import { listenHttps, type ServedApi } from "../../../src/simulator/serve/https_front.ts";

const YEAR_MS = 365 * 24 * 3600 * 1000;

/** Answers with the user it saw; a stream echoes and names its protocol. */
const api: ServedApi = {
  handle: (request, user) => {
    const path = new URL(request.url).pathname;
    return Promise.resolve(path === "/broken" ? Response.error() : Response.json({ path, user }));
  },
  connect(path, protocols) {
    if (path.includes("missing")) return Promise.reject(new StatusError(404, "NotFound", "no such pod"));
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    return Promise.resolve({
      protocol: protocols.at(-1) ?? "",
      incoming: readable,
      send: (message: Uint8Array) => writer.write(message),
      close: () => void writer.close().catch(() => {}),
    });
  },
  unauthorized: () => new Response("Unauthorized", { status: 401 }),
  refusal: (error) => {
    const status = (error as StatusError).status;
    return Response.json(status, { status: status.code! });
  },
};

interface Bench {
  url: string;
  ca: string;
  client(user?: string, ...groups: string[]): Promise<Deno.HttpClient>;
}

async function withFront(work: (bench: Bench) => Promise<void>): Promise<void> {
  const now = Date.now();
  const authority = await createAuthority({
    notBefore: new Date(now - 60_000),
    notAfter: new Date(now + YEAR_MS),
  });
  const front = await listenHttps({
    api,
    server: await authority.issueServer([], ["127.0.0.1"]),
    clientAuthority: authority.certificate,
    tokens: new Map([["t0ken", { name: "jane", groups: ["dev"] }]]),
    port: 0,
  });
  const clients: Deno.HttpClient[] = [];
  try {
    await work({
      url: front.url,
      ca: authority.certificate,
      async client(user, ...groups) {
        const pair = user === undefined ? undefined : await authority.issueClient(user, groups);
        const client = Deno.createHttpClient({
          caCerts: [authority.certificate],
          ...(pair ? { cert: pair.certificate, key: pair.key } : {}),
        });
        clients.push(client);
        return client;
      },
    });
  } finally {
    for (const client of clients) client.close();
    await front.close();
  }
}

async function who(
  url: string,
  client: Deno.HttpClient,
  headers: HeadersInit = {},
): Promise<[number, User?]> {
  const response = await fetch(`${url}/api`, { client, headers });
  const text = await response.text();
  return response.ok ? [response.status, JSON.parse(text).user] : [response.status];
}

Deno.test("client certificates, tokens and nothing make users; a bad token is 401", () =>
  withFront(async ({ url, client }) => {
    const admin = await client("root", "system:masters");
    const [code, user] = await who(url, admin);
    const { extra, ...root } = user!;
    assert.deepEqual([code, root], [200, {
      name: "root",
      groups: ["system:masters", "system:authenticated"],
    }]);
    assert.match(extra!["authentication.kubernetes.io/credential-id"]![0]!, /^X509SHA256=[0-9a-f]{64}$/);
    const nobody = await client();
    assert.equal((await who(url, nobody))[1]?.name, "system:anonymous");
    assert.equal((await who(url, nobody, { authorization: "Bearer t0ken" }))[1]?.name, "jane");
    assert.deepEqual(await who(url, nobody, { authorization: "Bearer wrong" }), [401]);
  }));

Deno.test("streams pass both ways, with the protocol that was chosen", () =>
  withFront(async ({ url, client }) => {
    const socket = new WebSocket(`${url.replace("https", "wss")}/exec`, {
      protocols: ["v4.channel.k8s.io", "v5.channel.k8s.io"],
      client: await client("root"),
    });
    socket.binaryType = "arraybuffer";
    const echoed = new Promise<Uint8Array>((resolve, reject) => {
      socket.onmessage = (event) => resolve(new Uint8Array(event.data));
      socket.onerror = (event) => reject((event as ErrorEvent).error);
    });
    await new Promise((resolve) => socket.onopen = resolve);
    assert.equal(socket.protocol, "v5.channel.k8s.io");
    socket.send(new Uint8Array([0, 104, 105]));
    assert.deepEqual([...await echoed], [0, 104, 105]);
    const closed = new Promise((resolve) => socket.onclose = resolve);
    socket.close();
    await closed;
  }));

Deno.test("a refused stream is answered with the API's Status", () =>
  withFront(async ({ url, client }) => {
    const response = await fetch(`${url}/missing`, {
      client: await client("root"),
      headers: {
        connection: "Upgrade",
        upgrade: "websocket",
        "sec-websocket-version": "13",
        "sec-websocket-key": "eA==",
      },
    });
    assert.equal(response.status, 404);
    assert.equal((await response.json()).message, "no such pod");
  }));

Deno.test("a port that is taken is a clear error", () =>
  withFront(async ({ url, ca }) => {
    const port = Number(new URL(url).port);
    const authority = await createAuthority({
      notBefore: new Date(0),
      notAfter: new Date(Date.now() + YEAR_MS),
    });
    await assert.rejects(
      listenHttps({
        api,
        server: await authority.issueServer([], []),
        clientAuthority: ca,
        tokens: new Map(),
        port,
      }),
      new RegExp(`Cannot listen on 127\\.0\\.0\\.1:${port}`),
    );
  }));

Deno.test("a connection that is to break breaks, without an answer", () =>
  withFront(async ({ url, client }) => {
    await assert.rejects(fetch(`${url}/broken`, { client: await client("ann") }), TypeError);
  }));
